"""Must-know facts have a group of rules and posts."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated, flag

revision = "0015"
down_revision = "0014"

NAME = "ck_must_know_fact_fact_group_known"
KNOWN = "fact_group IN ('estate', 'fees', 'facilities', 'phones', 'rules')"


def upgrade() -> None:
    """Widen the check: a server exchanges it; SQLite, which cannot, makes the table anew around its rows."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute(f"ALTER TABLE must_know_fact DROP CONSTRAINT {NAME}, ADD CONSTRAINT {NAME} CHECK ({KNOWN})")
        return
    op.execute("CREATE TABLE must_know_kept AS SELECT * FROM must_know_fact")
    op.drop_table("must_know_fact")
    op.create_table(
        "must_know_fact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fact_group", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("active", flag(), nullable=False),
        *dated(),
        sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
        sa.CheckConstraint(KNOWN, name="fact_group_known"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("fact_group", "question"),
        sqlite_strict=True,
    )
    op.execute("INSERT INTO must_know_fact SELECT * FROM must_know_kept")
    op.drop_table("must_know_kept")
