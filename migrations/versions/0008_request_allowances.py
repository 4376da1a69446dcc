"""How many costly requests somebody was granted in a minute."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "request_allowances",
        sa.Column("asker", sa.String(length=100), nullable=False),
        sa.Column(
            "cost",
            sa.Enum(
                "figures",
                "exports",
                "imports",
                "subject_access",
                "batches",
                "previews",
                name="cost_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("asker", "cost", name=op.f("pk_request_allowances")),
    )


def downgrade() -> None:
    op.drop_table("request_allowances")
