"""deskapp tour: a day on the sample community, lived through in the real window, with all its papers and pictures."""

import argparse
from pathlib import Path

from deskapp.desk import china_now
from deskapp.verbs.typed import day
from deskapp.verbs.verb import CANNOT, DONE, FINDINGS, Verb, tell, tell_trouble


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "演示：在示例小区里把一天的业务从头到尾办一遍，不需要显示器。\n"
        "单据、工作簿、窗口图片、数据库和每一步的结果（tour.json）都放在 DIR；有一步没有成，退出码为 1。"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="结果放在哪个文件夹")
    parser.add_argument("--day", metavar="D", type=day, help="演示哪一天，例如 2026-11-21；不写就是今天")
    parser.add_argument("--small", action="store_true", help="小的演示：一栋楼、三个月，只办收费和卡，只截说明书里的图")
    parser.add_argument("--readme", metavar="DIR", type=Path, help="再把说明书里的图片写到这个文件夹")


def _run(given: argparse.Namespace) -> int:
    from deskapp.tour.readme import hand_on
    from deskapp.tour.record import Taken
    from deskapp.tour.tour import run

    def told(one: Taken) -> None:
        tell(f"{'　' if one.ok else '×　'}{one.title}　{one.seconds} 秒{f'　{one.words}' if one.words else ''}")

    out = given.out.expanduser().resolve()
    try:
        good = run(out, given.day or china_now().date(), small=given.small, tell=told)
    except FileExistsError as there:
        tell_trouble(there)
        return CANNOT
    tell(f"结果在 {out}")
    if given.readme:
        hand_on(out, given.readme, small=given.small)
    return DONE if good else FINDINGS


TOUR = Verb("tour", "演示一天的业务", _ask, _run)
