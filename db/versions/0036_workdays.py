"""Public holidays and make-up working days (GEN-04)."""

import sqlalchemy as sa
from alembic import op

from db.columns import dated, flag

revision = "0036"
down_revision = "0035"


def upgrade() -> None:
    """Make both tables; the known years are put in when the program starts, as all reference data is."""
    for name in ("holiday", "makeup_workday"):
        op.create_table(
            name,
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("day", sa.Text(), nullable=False),
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column("active", flag(), nullable=False),
            *dated(),
            sa.CheckConstraint("length(day) = 10", name="day_known"),
            sa.CheckConstraint("active IN (FALSE, TRUE)", name="active_known"),
            sa.PrimaryKeyConstraint("id"),
            sa.UniqueConstraint("day"),
            sqlite_strict=True,
        )
