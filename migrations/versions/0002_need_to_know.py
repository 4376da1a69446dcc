"""Who needs to know of a case, and every role."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

ROLE_KNOWN = "ck_user_roles_role_known"
EARLIER = ("administrator", "complaints_officer")
ADDED = (
    "customer_care_officer",
    "complaints_administrator",
    "responding_manager",
    "quality_assurance_officer",
    "director",
    "independent_investigator",
    "metrics_client",
    "crm_client",
)


def upgrade() -> None:
    op.create_table(
        "user_teams",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["teams.id"], name=op.f("fk_user_teams_team_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_teams_user_id")),
        sa.PrimaryKeyConstraint("user_id", "team_id", name=op.f("pk_user_teams")),
    )
    op.create_table(
        "case_access",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column(
            "ground",
            sa.Enum(
                "named",
                "appointed",
                "broke_glass",
                name="ground_known",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("from_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by", sa.String(length=100), nullable=False),
        sa.Column("seen_by", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_access_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_case_access_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_access")),
    )
    with op.batch_alter_table("case_access", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_access_case_id"), ["case_id"], unique=False)
        batch_op.create_index("ix_case_access_user_case", ["user_id", "case_id"], unique=False)

    op.create_table(
        "case_subjects",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["cases.id"], name=op.f("fk_case_subjects_case_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_case_subjects_user_id")),
        sa.PrimaryKeyConstraint("case_id", "user_id", name=op.f("pk_case_subjects")),
    )
    with op.batch_alter_table("case_subjects", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_subjects_user_id"), ["user_id"], unique=False)

    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("restricted", sa.Boolean(), server_default=sa.false(), nullable=False)
        )

    _know_roles(*EARLIER, *ADDED)


def _know_roles(*roles: str) -> None:
    listed = ", ".join(f"'{role}'" for role in roles)
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(f"role IN ({listed})")
        return
    op.drop_constraint(op.f(ROLE_KNOWN), "user_roles", type_="check")
    op.create_check_constraint(op.f(ROLE_KNOWN), "user_roles", f"role IN ({listed})")


def _make_anew(rule: str) -> None:
    """SQLite cannot change a constraint."""
    op.rename_table("user_roles", "user_roles_before")
    op.create_table(
        "user_roles",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.CheckConstraint(rule, name=op.f(ROLE_KNOWN)),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_roles_user_id")),
        sa.PrimaryKeyConstraint("user_id", "role", name=op.f("pk_user_roles")),
    )
    op.execute("INSERT INTO user_roles SELECT user_id, role FROM user_roles_before")
    op.drop_table("user_roles_before")


def downgrade() -> None:
    listed = ", ".join(f"'{role}'" for role in ADDED)
    op.execute(f"DELETE FROM user_roles WHERE role IN ({listed})")
    _know_roles(*EARLIER)
    with op.batch_alter_table("cases", schema=None) as batch_op:
        batch_op.drop_column("restricted")

    with op.batch_alter_table("case_subjects", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_case_subjects_user_id"))

    op.drop_table("case_subjects")
    with op.batch_alter_table("case_access", schema=None) as batch_op:
        batch_op.drop_index("ix_case_access_user_case")
        batch_op.drop_index(batch_op.f("ix_case_access_case_id"))

    op.drop_table("case_access")
    op.drop_table("user_teams")
