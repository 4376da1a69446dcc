"""Unfinished contacts, requests that were sent already, and compliments that were shared."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "drafts",
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("draft", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "draft", name=op.f("pk_drafts")),
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index("ix_drafts_saved_at", ["saved_at"], unique=False)

    op.create_table(
        "sent_requests",
        sa.Column("owner", sa.String(length=100), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("made", sa.String(length=20), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name=op.f("pk_sent_requests")),
    )
    with op.batch_alter_table("sent_requests", schema=None) as batch_op:
        batch_op.create_index("ix_sent_requests_sent_at", ["sent_at"], unique=False)

    op.create_table(
        "compliment_shares",
        sa.Column("compliment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("shared_on", sa.Date(), nullable=False),
        sa.Column("shared_with", sa.String(length=200), nullable=False),
        sa.Column("recorded_by", sa.String(length=100), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["compliment_id"],
            ["compliments.id"],
            name=op.f("fk_compliment_shares_compliment_id_compliments"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("compliment_id", "number", name=op.f("pk_compliment_shares")),
    )


def downgrade() -> None:
    op.drop_table("compliment_shares")
    op.drop_table("sent_requests")
    op.drop_table("drafts")
