"""Triggers that refuse every change and deletion of an append-only table (design law 3)."""

from alembic import op

ACTS = ("UPDATE", "DELETE")
REFUSING = """
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append only: %', TG_TABLE_NAME; END $$
"""
"""What the triggers of a PostgreSQL server call."""


def trigger_name(table: str, act: str) -> str:
    """What the trigger of a table is called."""
    return f"keep_{table}_{act.lower()}"


def append_only(*tables: str) -> None:
    """Protect tables, inside a migration."""
    on_server = op.get_bind().dialect.name == "postgresql"
    if on_server:
        op.execute(REFUSING)
    for table in tables:
        for act in ACTS:
            refuse = (
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                if on_server
                else f"BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
            )
            op.execute(f'CREATE TRIGGER {trigger_name(table, act)} BEFORE {act} ON "{table}" {refuse}')
