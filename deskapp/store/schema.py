"""The tables, indexes and triggers a file has, held against those this program's migrations make."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection, text

from deskapp.store.engine import open_memory
from deskapp.store.upgrade import migrate

KINDS = {"table": "表", "index": "索引", "trigger": "保护触发器", "view": "视图"}
Schema = dict[tuple[str, str], str]


def schema_of(connection: Connection) -> Schema:
    """What the file says it is made of: the SQL of each part, by kind and name, without blanks that mean nothing."""
    asked = text("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
    return {(kind, name): " ".join(sql.replace('"', "").split()) for kind, name, sql in connection.execute(asked)}


@cache
def expected_schema() -> Schema:
    """What the migrations make of an empty file."""
    with open_memory().begin() as connection:
        migrate(connection)
        return schema_of(connection)


def schema_troubles(connection: Connection) -> Iterator[str]:
    """One sentence for everything that is missing, changed, or of unknown origin."""
    found, expected = schema_of(connection), expected_schema()
    for kind, name in sorted(found.keys() | expected.keys()):
        here = f"{KINDS.get(kind, kind)} {name}"
        if (kind, name) not in found:
            yield f"缺少{here}，数据库被人动过"
        elif (kind, name) not in expected:
            yield f"多出{here}，不是前台建立的"
        elif found[kind, name] != expected[kind, name]:
            yield f"{here} 与程序的不一样，数据库被人动过"
