"""deskapp archive: the tables of a period as CSV, with the proof that nothing in them was changed."""

import argparse
from pathlib import Path

from deskapp.handout.archive import archive_period
from deskapp.verbs.door import WHO_WRITES, ask_name, writing
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.typed import day
from deskapp.verbs.verb import DONE, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "把一段日期的全部账目归档：各表的 CSV、栏目说明、校验值、校验链，以及不用前台就能核对的脚本 verify.py。\n"
        f"证件和电话只留首尾。归档码请抄在存档的封面上。{WHO_WRITES}"
    )
    ask_folder(parser)
    ask_name(parser)
    parser.add_argument("--from", dest="first", metavar="D", type=day, required=True, help="第一天，例如 2026-11-01")
    parser.add_argument("--to", dest="last", metavar="D", type=day, required=True, help="最后一天，必须已经过完")
    parser.add_argument("--out", metavar="DIR", type=Path, help="写到哪个文件夹；不写就放在数据文件夹的 workbooks")
    parser.add_argument(
        "--key", metavar="FILE", type=Path, help="另存校验密钥，供审计人员重算校验链；请与归档分开保管，不要外传"
    )


def _run(given: argparse.Namespace) -> int:
    with writing(given) as desk:
        made = archive_period(desk, given.first, given.last, given.out, given.key)
    tell(f"{made.path}\n导出编号 {made.number}，{made.rows} 行，归档码 {made.code}")
    return DONE


ARCHIVE = Verb("archive", "归档一段日期的账目", _ask, _run)
