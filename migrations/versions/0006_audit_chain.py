"""the audit's hash chain, and triggers that hold it"""

from collections.abc import Sequence
from hashlib import sha256
from secrets import token_hex

import orjson
import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0003"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

# NULL-safe on both databases: what cannot be told apart counts as the same.
KEPT = " AND ".join(
    f"OLD.{name} IS NOT DISTINCT FROM NEW.{name}"
    for name in (
        "id",
        "at",
        "actor",
        "action",
        "subject",
        "client",
        "address",
        "request_id",
        "digest",
    )
)
SEALED = (
    "OLD.link IS NULL AND NEW.link IS NOT NULL AND NEW.hash IS NOT NULL"
    " AND CAST(OLD.changes AS TEXT) IS NOT DISTINCT FROM CAST(NEW.changes AS TEXT)"
    " AND OLD.salt IS NOT DISTINCT FROM NEW.salt"
)
FORGOTTEN = (
    "OLD.link = NEW.link AND OLD.hash = NEW.hash AND OLD.changes IS NOT NULL"
    " AND NEW.changes IS NULL AND NEW.salt IS NULL"
)
REFUSED_CHANGE = f"({KEPT} AND (({SEALED}) OR ({FORGOTTEN}))) IS NOT TRUE"
REFUSED_MOVE = "(NEW.id = OLD.id AND NEW.link > OLD.link) IS NOT TRUE"

POSTGRESQL = (
    """
    CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit is append-only' USING ERRCODE = '23001'; END $$
    """,
    """
    CREATE TRIGGER audit_entries_stay BEFORE DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
    """,
    f"""
    CREATE TRIGGER audit_entries_keep BEFORE UPDATE ON audit_entries
    FOR EACH ROW WHEN ({REFUSED_CHANGE}) EXECUTE FUNCTION audit_is_append_only()
    """,
    """
    CREATE TRIGGER audit_chain_stays BEFORE DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
    """,
    f"""
    CREATE TRIGGER audit_chain_grows BEFORE UPDATE ON audit_chain
    FOR EACH ROW WHEN ({REFUSED_MOVE}) EXECUTE FUNCTION audit_is_append_only()
    """,
)
# REPLACE deletes rows without asking the triggers on DELETE.
SQLITE = tuple(
    f"CREATE TRIGGER {name} BEFORE {what} WHEN {refused}"
    " BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END"
    for name, what, refused in (
        ("audit_entries_stay", "DELETE ON audit_entries", "TRUE"),
        ("audit_entries_keep", "UPDATE ON audit_entries", REFUSED_CHANGE),
        (
            "audit_entries_replace",
            "INSERT ON audit_entries",
            "EXISTS (SELECT 1 FROM audit_entries WHERE id = NEW.id)"
            " OR EXISTS (SELECT 1 FROM audit_entries WHERE link = NEW.link)",
        ),
        (
            "audit_entries_displace",
            "UPDATE ON audit_entries",
            "EXISTS (SELECT 1 FROM audit_entries WHERE link = NEW.link AND id <> NEW.id)",
        ),
        ("audit_chain_stays", "DELETE ON audit_chain", "TRUE"),
        ("audit_chain_grows", "UPDATE ON audit_chain", REFUSED_MOVE),
        ("audit_chain_replace", "INSERT ON audit_chain", "TRUE"),
    )
)


def upgrade() -> None:
    chain = op.create_table(
        "audit_chain",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("link", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_chain_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_chain")),
    )
    op.bulk_insert(chain, [{"id": 1, "link": 0, "hash": "0" * 64}])
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("client", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("address", sa.String(length=60), nullable=True))
        batch_op.add_column(sa.Column("request_id", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("salt", sa.String(length=32), nullable=True))
        batch_op.add_column(sa.Column("digest", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("link", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("hash", sa.String(length=64), nullable=True))
        batch_op.alter_column("changes", existing_type=sa.JSON(), nullable=True)
    _digest_values()
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.create_check_constraint("link_has_hash", "(link IS NULL) = (hash IS NULL)")
        batch_op.create_check_constraint(
            "changes_have_digest", "changes IS NULL OR digest IS NOT NULL"
        )
        batch_op.create_index("ix_audit_entries_actor", ["actor", "at", "id"], unique=False)
        batch_op.create_index("ix_audit_entries_at", ["at", "id"], unique=False)
        batch_op.create_index("ix_audit_entries_link", ["link"], unique=True)
        batch_op.create_index(
            "ix_audit_entries_unsealed",
            ["id"],
            unique=False,
            sqlite_where=sa.text("link IS NULL"),
            postgresql_where=sa.text("link IS NULL"),
        )
    for trigger in SQLITE if _is_sqlite() else POSTGRESQL:
        op.execute(trigger)


def _digest_values() -> None:
    """Entries of before the chain enter it as they are, by their first sealing."""
    entries = sa.table(
        "audit_entries",
        sa.column("id", sa.Integer),
        sa.column("changes", sa.JSON(none_as_null=True)),
        sa.column("salt", sa.String),
        sa.column("digest", sa.String),
    )
    connection = op.get_bind()
    for entry in connection.execute(sa.select(entries.c.id, entries.c.changes)).all():
        kept = {"changes": None, "salt": None, "digest": None}
        if entry.changes:
            salt = token_hex(16)
            told = orjson.dumps(entry.changes, option=orjson.OPT_SORT_KEYS)
            digest = sha256(salt.encode() + told).hexdigest()
            kept = {"changes": entry.changes, "salt": salt, "digest": digest}
        connection.execute(sa.update(entries).where(entries.c.id == entry.id).values(kept))


def _is_sqlite() -> bool:
    return op.get_bind().dialect.name == "sqlite"


def downgrade() -> None:
    if _is_sqlite():
        for trigger in ("stay", "keep", "replace", "displace"):
            op.execute(f"DROP TRIGGER audit_entries_{trigger}")
    else:
        for trigger in ("stay", "keep"):
            op.execute(f"DROP TRIGGER audit_entries_{trigger} ON audit_entries")
    op.execute("UPDATE audit_entries SET changes = '{}' WHERE changes IS NULL")
    for index in ("unsealed", "link", "at", "actor"):
        op.drop_index(f"ix_audit_entries_{index}", table_name="audit_entries")
    with op.batch_alter_table("audit_entries", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_audit_entries_link_has_hash"), type_="check")
        batch_op.drop_constraint(op.f("ck_audit_entries_changes_have_digest"), type_="check")
        for column in ("hash", "link", "digest", "salt", "request_id", "address", "client"):
            batch_op.drop_column(column)
        batch_op.alter_column("changes", existing_type=sa.JSON(), nullable=False)
    op.drop_table("audit_chain")
    if not _is_sqlite():
        op.execute("DROP FUNCTION audit_is_append_only()")
