"""Calendar feeds, and how often one may be fetched."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

COSTS = ("figures", "exports", "imports", "subject_access", "batches", "previews")


def _word(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=40)


def _count_anew(*costs: str) -> None:
    """What was granted in this minute is forgotten, and no constraint has to be moved."""
    op.drop_table("request_allowances")
    op.create_table(
        "request_allowances",
        sa.Column("asker", sa.String(length=100), nullable=False),
        sa.Column("cost", _word("cost_known", *costs), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("taken", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("asker", "cost", name=op.f("pk_request_allowances")),
    )


def upgrade() -> None:
    _count_anew(*COSTS, "feeds")
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.String(length=22), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("whose", _word("whose_known", "mine", "team", "all"), nullable=False),
        sa.Column("language", _word("language_known", "en", "cy"), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_calendar_feeds_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_feeds_token_hash")),
    )
    op.create_index(op.f("ix_calendar_feeds_user_id"), "calendar_feeds", ["user_id"])


def downgrade() -> None:
    op.drop_table("calendar_feeds")
    _count_anew(*COSTS)
