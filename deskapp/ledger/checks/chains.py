"""C8: the chain closes and meets its anchors, the journal is as it was sealed, and every row as it was journaled."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit import anchors, chain, rows
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.checks.words import table_words
from deskapp.store.base import Record
from deskapp.store.work import Store


def check_chain(session: Session, store: Store) -> Iterator[Finding]:
    """Links and anchors that do not hold (design law 5)."""
    broken = [*chain.breaks(session, store.chain_key), *anchors.verify(session, store.place, store.chain_key)]
    for found in broken:
        yield Finding("C8", f"校验链第 {found.number} 号：{found.why}")


def check_rows(session: Session, store: Store) -> Iterator[Finding]:
    """Journal lines and rows that were edited, added or deleted behind the program's back.

    On a server only the journal is held against the chain: rows are compared by what SQLite knows of JSON.
    """
    for found in rows.journal_breaks(session):
        yield Finding("C8", f"校验链第 {found.number} 号：{found.why}")
    if session.get_bind().dialect.name != "sqlite":
        return
    for table in Record.metadata.sorted_tables:
        if table.info["journaled"]:
            for strange in rows.strange_rows(session, table, store.chain_key):
                yield Finding("C8", _said(strange))


def _said(strange: rows.Strange) -> str:
    where = f"{table_words(strange.table)}第 {strange.row_id} 行"
    if strange.gone:
        return f"{where}被删除了，操作日志里还有"
    if not strange.columns:
        return f"{where}不是由前台写入的，操作日志里没有"
    return f"{where}与操作日志不符，改动过的栏目：{'、'.join(strange.columns)}"
