"""How long cases are kept, their disposal by two people, and the log of it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

KEPT_SQLITE = """
    CREATE TRIGGER disposal_log_is_kept_from_{event} BEFORE {event} ON disposal_log
    BEGIN SELECT RAISE(ABORT, 'the disposal log is only ever added to'); END
"""
# REPLACE deletes rows without asking the triggers on DELETE.
NOT_REPLACED_SQLITE = """
    CREATE TRIGGER disposal_log_is_kept_from_replace BEFORE INSERT ON disposal_log
    WHEN EXISTS (SELECT 1 FROM disposal_log WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the disposal log is only ever added to'); END
"""
FUNCTION_POSTGRESQL = """
    CREATE FUNCTION keep_disposal_log() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION 'the disposal log is only ever added to';
    END $$
"""
KEPT_POSTGRESQL = """
    CREATE TRIGGER disposal_log_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON disposal_log
    FOR EACH STATEMENT EXECUTE FUNCTION keep_disposal_log()
"""


def upgrade() -> None:
    op.create_table(
        "disposal_log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("class_code", sa.String(length=60), nullable=False),
        sa.Column("schedule", sa.String(length=20), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("disposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disposal", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.String(length=100), nullable=False),
        sa.Column("confirmed_by", sa.String(length=100), nullable=False),
        sa.Column("removed", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposal_log")),
    )
    with op.batch_alter_table("disposal_log", schema=None) as batch_op:
        batch_op.create_index("ix_disposal_log_reference", ["reference"], unique=False)
    _keep_log()

    op.create_table(
        "disposals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "confirmed",
                "rejected",
                name="state_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("proposed_by", sa.String(length=100), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_by IS NULL)",
            name=op.f("ck_disposals_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "state <> 'confirmed' OR decided_by <> proposed_by",
            name=op.f("ck_disposals_confirmed_by_a_second_person"),
        ),
        sa.CheckConstraint(
            "state <> 'rejected' OR reason IS NOT NULL",
            name=op.f("ck_disposals_rejected_with_reason"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disposals")),
    )
    op.create_table(
        "disposal_cases",
        sa.Column("disposal_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_disposal_cases_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["disposal_id"],
            ["disposals.id"],
            name=op.f("fk_disposal_cases_disposal_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("disposal_id", "case_id", name=op.f("pk_disposal_cases")),
    )
    with op.batch_alter_table("disposal_cases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_disposal_cases_case_id"), ["case_id"], unique=False)

    op.create_table(
        "case_retention",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("class_code", sa.String(length=60), nullable=True),
        sa.Column("class_reason", sa.Text(), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held_by", sa.String(length=100), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(class_code IS NULL) = (class_reason IS NULL)",
            name=op.f("ck_case_retention_class_chosen_with_reason"),
        ),
        sa.CheckConstraint(
            "(held_at IS NULL) = (held_by IS NULL) AND (held_at IS NULL) = (hold_reason IS NULL)",
            name=op.f("ck_case_retention_held_by_somebody_with_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_retention_case_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_retention")),
    )
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(sa.Column("disposed_on", sa.Date(), nullable=True))


def _keep_log() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(KEPT_SQLITE.format(event=event))
        op.execute(NOT_REPLACED_SQLITE)
        return
    op.execute(FUNCTION_POSTGRESQL)
    op.execute(KEPT_POSTGRESQL)


def downgrade() -> None:
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_column("disposed_on")

    op.drop_table("case_retention")
    with op.batch_alter_table("disposal_cases", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_disposal_cases_case_id"))

    op.drop_table("disposal_cases")
    op.drop_table("disposals")
    op.drop_table("disposal_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION keep_disposal_log()")
