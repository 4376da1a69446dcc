"""Who has a case."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ASSIGNED = sa.text("assigned_to IS NOT NULL")


def upgrade() -> None:
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("assigned_to", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(op.f("fk_cases_assigned_to"), "users", ["assigned_to"], ["id"])
    op.create_index(
        "ix_cases_assigned_received",
        "cases",
        ["assigned_to", "received_on", "id"],
        sqlite_where=ASSIGNED,
        postgresql_where=ASSIGNED,
    )


def downgrade() -> None:
    op.drop_index("ix_cases_assigned_received", "cases")
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("fk_cases_assigned_to"), type_="foreignkey")
        batch_op.drop_column("assigned_to")
