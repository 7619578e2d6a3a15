"""deskapp sample: the sample community in a new folder."""

import argparse
import gc

from deskapp.desk import china_now
from deskapp.verbs.folder import ask_folder, place_of
from deskapp.verbs.verb import DONE, Verb, tell


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "在一个新的数据文件夹里生成示例小区：1200 户，十二个月的收费记录，人和数据都是虚构的。\n"
        "已经有数据库的文件夹不会改动。"
    )
    ask_folder(parser)
    parser.add_argument(
        "--key-file", action="store_true", help="密钥放在数据文件夹的 deskapp.key 里，不放进系统的密钥库"
    )


def _run(given: argparse.Namespace) -> int:
    from deskapp.sample.centre import PIN, TEAM
    from deskapp.sample.making import make

    place = place_of(given)
    gc.disable()  # a third of a gigabyte at most, and a process that ends soon; looking for cycles takes a fifth
    make(place, china_now(), key_in_file=given.key_file)
    tell(f"示例小区已生成：{place.folder}")
    tell(f"员工 {'、'.join(TEAM)}，密码都是 {PIN}")
    return DONE


SAMPLE = Verb("sample", "生成示例小区", _ask, _run)
