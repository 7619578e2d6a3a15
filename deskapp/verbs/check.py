"""deskapp check: the invariants of ledger and chain, and a workbook that came back."""

import argparse
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.scans import checks as scans
from deskapp.store.work import Store
from deskapp.verbs.door import WHO_READS, reading
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.verb import DONE, FINDINGS, Verb, tell

DAMAGED = "E-DB-04"


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "核对账目：收款、票据、应收、日结、校验链、锚点和操作日志是否对得上，数据库和资料图片是否被人动过。\n"
        f"每个问题一行，有问题时退出码为 1。{WHO_READS}"
    )
    ask_folder(parser)
    parser.add_argument("--workbook", metavar="FILE", type=Path, help="改为核对一份导出的工作簿，逐格找出被改动的地方")


def _run(given: argparse.Namespace) -> int:
    found = 0
    try:
        with reading(given) as store:
            for words in _workbook(store, given.workbook) if given.workbook else _found(store):
                tell(words)
                found += 1
    except StoreError as trouble:
        if trouble.code != DAMAGED:
            raise
        tell(trouble)
        found += 1
    tell(f"发现 {found} 个问题" if found else "没有发现问题")
    return FINDINGS if found else DONE


def _found(store: Store) -> Iterator[str]:
    yield from map(str, chain(findings(store), scans.findings(store)))


def _workbook(store: Store, file: Path) -> Iterator[str]:
    from deskapp.reports.exports import changes

    with store.reading() as session:
        yield from changes(session, file)


CHECK = Verb("check", "核对账目和校验链", _ask, _run)
