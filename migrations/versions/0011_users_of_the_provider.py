"""Users who sign in at the council's own provider have no password here."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.add_column(
        "users",
        sa.Column("from_provider", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.execute(
        "UPDATE users SET from_provider = true, password_hash = ''"
        " WHERE id IN (SELECT user_id FROM user_identities)"
    )


def downgrade() -> None:
    op.drop_column("users", "from_provider")
