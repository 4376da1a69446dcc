"""The words by which cases are found."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

from adborth.cases.word_index import keep_words

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# Its words are those of `case_words`, which only the first statement of each trigger may touch.
INDEX_SQLITE = """
    CREATE VIRTUAL TABLE case_words_index USING fts5(
        words, content='case_words', content_rowid='case_id',
        tokenize="ascii tokenchars '@#'", detail=none, columnsize=0
    )
"""
ADD = "INSERT INTO case_words_index (rowid, words) VALUES (NEW.case_id, NEW.words);"
REMOVE = (
    "INSERT INTO case_words_index (case_words_index, rowid, words)"
    " VALUES ('delete', OLD.case_id, OLD.words);"
)
TRIGGERS_SQLITE = {"INSERT": ADD, "DELETE": REMOVE, "UPDATE": REMOVE + ADD}
AT_ONCE = 500


def upgrade() -> None:
    op.create_table(
        "case_words",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text().with_variant(TSVECTOR(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_words_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_words")),
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    if sqlite:
        op.execute(INDEX_SQLITE)
        for event, does in TRIGGERS_SQLITE.items():
            name = f"case_words_index_{event.lower()}"
            op.execute(f"CREATE TRIGGER {name} AFTER {event} ON case_words BEGIN {does} END")
    for some in _cases():
        keep_words(op.get_bind(), some)
    if not sqlite:
        op.create_index("ix_case_words_words", "case_words", ["words"], postgresql_using="gin")


def _cases() -> Iterator[list[int]]:
    ids: list[Any] = list(op.get_bind().scalars(sa.text("SELECT id FROM cases ORDER BY id")))
    for first in range(0, len(ids), AT_ONCE):
        yield ids[first : first + AT_ONCE]


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE case_words_index")
    op.drop_table("case_words")
