"""Compliments are kept and disposed of as cases are."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "compliment_retention",
        sa.Column("compliment_id", sa.Integer(), nullable=False),
        sa.Column("class_code", sa.String(length=60), nullable=True),
        sa.Column("class_reason", sa.Text(), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.String(length=100), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(class_code IS NULL) = (class_reason IS NULL)",
            name=op.f("ck_compliment_retention_class_chosen_with_reason"),
        ),
        sa.CheckConstraint(
            "(held_at IS NULL) = (held_by IS NULL) AND (held_at IS NULL) = (hold_reason IS NULL)",
            name=op.f("ck_compliment_retention_held_by_somebody_with_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["compliment_id"],
            ["compliments.id"],
            name=op.f("fk_compliment_retention_compliment_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("compliment_id", name=op.f("pk_compliment_retention")),
    )
    op.create_table(
        "disposal_compliments",
        sa.Column("disposal_id", sa.Integer(), nullable=False),
        sa.Column("compliment_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["compliment_id"],
            ["compliments.id"],
            name=op.f("fk_disposal_compliments_compliment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["disposal_id"],
            ["disposals.id"],
            name=op.f("fk_disposal_compliments_disposal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "disposal_id", "compliment_id", name=op.f("pk_disposal_compliments")
        ),
    )
    with op.batch_alter_table("disposal_compliments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_disposal_compliments_compliment_id"), ["compliment_id"], unique=False
        )
    op.add_column("compliments", sa.Column("disposed_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("compliments", "disposed_on")
    op.drop_table("disposal_compliments")
    op.drop_table("compliment_retention")
