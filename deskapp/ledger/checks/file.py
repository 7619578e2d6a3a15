"""C7: the file is whole, its tables and triggers are those of this program, and every reference leads somewhere."""

from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.orm import Session

from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.checks.words import table_words
from deskapp.store.schema import schema_troubles

FILE = "C7"


def check_file(session: Session) -> Iterator[Finding]:
    """Damage that SQLite finds, changed tables and triggers, references to rows that are not there.

    A database on a server is no file; there the server watches over these.
    """
    if session.get_bind().dialect.name != "sqlite":
        return
    for (said,) in session.execute(text("PRAGMA integrity_check(5)")):
        if said != "ok":
            yield Finding(FILE, f"数据库文件有损坏：{said}")
    for said in schema_troubles(session.connection()):
        yield Finding(FILE, said)
    for table, row, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Finding(FILE, f"{table_words(table)}第 {row} 行所指的{table_words(parent)}不存在")
