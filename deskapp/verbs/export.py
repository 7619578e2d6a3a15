"""deskapp export cashier: the cashier's workbook of a day."""

import argparse
from pathlib import Path

from deskapp.handout.workbooks import cashier_workbook
from deskapp.verbs.door import WHO_WRITES, ask_name, writing
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.typed import day
from deskapp.verbs.verb import DONE, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = f"导出工作簿。每次导出都有编号，并记入操作日志。\n{WHO_WRITES}"
    ask_folder(parser)
    ask_name(parser)
    parser.add_argument("kind", metavar="cashier", choices=("cashier",), help="cashier：出纳工作簿")
    parser.add_argument("--day", metavar="D", type=day, required=True, help="营业日，例如 2026-11-21、今天、昨天")
    parser.add_argument("--out", metavar="FILE", type=Path, help="写到哪个 xlsx 文件；不写就放在数据文件夹的 workbooks")


def _run(given: argparse.Namespace) -> int:
    with writing(given) as desk:
        made = cashier_workbook(desk, given.day, given.day, given.out)
    tell(f"{made.path}\n导出编号 {made.number}，收款合计 {made.total}")
    return DONE


EXPORT = Verb("export", "导出出纳工作簿", _ask, _run)
