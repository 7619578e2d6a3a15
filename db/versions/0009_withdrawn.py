"""Units, people and what is theirs may be withdrawn when the import that made them is undone."""

from alembic import op

revision = "0009"
down_revision = "0008"

TABLES = ("unit", "customer", "occupancy", "bank_account", "vehicle", "parking_space", "ic_card")


def upgrade() -> None:
    """Add the day; a column of its own with its check, which both databases can add to a table with rows in it."""
    for table in TABLES:
        rule = f"CONSTRAINT ck_{table}_withdrawn_on_known CHECK (length(withdrawn_on) = 10)"
        op.execute(f"ALTER TABLE {table} ADD COLUMN withdrawn_on TEXT {rule}")
