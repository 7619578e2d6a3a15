"""Triggers that refuse every change and deletion of an append-only table (design law 3)."""

from alembic import op

ACTS = ("UPDATE", "DELETE")


def trigger_name(table: str, act: str) -> str:
    """What the trigger of a table is called."""
    return f"keep_{table}_{act.lower()}"


def append_only(*tables: str) -> None:
    """Protect tables, inside a migration. On a database server rights do this work."""
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in tables:
        for act in ACTS:
            op.execute(
                f'CREATE TRIGGER {trigger_name(table, act)} BEFORE {act} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, 'append only: {table}'); END"
            )
