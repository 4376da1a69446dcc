"""Connections that are kept for the next who need one, until there is no next."""

from typing import Any

from sqlalchemy import QueuePool


class Pool(QueuePool):
    """SQLAlchemy's own leaves what is in use at the end, and comes back later, to the collector."""

    # What it tells stands in SQLAlchemy's log as before, not in ours.
    _sqla_logger_namespace = "sqlalchemy.pool.Pool"
    _over = False

    def dispose(self) -> None:
        self._over = True
        super().dispose()

    def _do_return_conn(self, record: Any) -> None:
        super()._do_return_conn(record)
        if self._over:
            super().dispose()
