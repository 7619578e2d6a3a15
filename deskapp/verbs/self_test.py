"""deskapp self-test: what this PC must have for the counter to work, one line each."""

import argparse

import deskapp.tables  # noqa: F401  # every record must be known before the database is asked
from deskapp.desk import china_now
from deskapp.self_test.finding import Outcome, verdict
from deskapp.self_test.pc import Pc
from deskapp.self_test.table import examine
from deskapp.verbs.folder import ask_folder, place_of
from deskapp.verbs.verb import DONE, FINDINGS, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "自检：字体、数据库、密钥库、打印机、读卡服务、写入、时钟、磁盘，每项一行，不好的写明怎么办。\n"
        "“提醒”不影响办理；有“异常”时退出码为 1。数据不会改动，前台窗口开着也可以。"
    )
    ask_folder(parser)


def _run(given: argparse.Namespace) -> int:
    from deskapp.ui.printer import names_without_window

    found = []
    for finding in examine(Pc(place_of(given), china_now(), names_without_window)):
        tell(finding)
        found.append(finding)
    tell(verdict(found))
    return FINDINGS if any(one.outcome is Outcome.WRONG for one in found) else DONE


SELF_TEST = Verb("self-test", "检查这台电脑能不能办业务", _ask, _run)
