"""deskapp restore: a copy back in the place of the database, which is set aside."""

import argparse
import getpass
import os
import sys
from contextlib import closing
from pathlib import Path

from deskapp.desk import Desk, china_now
from deskapp.kernel.errors import StoreError
from deskapp.opening import open_place
from deskapp.safekeeping import Restored, look_ahead, restore
from deskapp.store.key_paper import typed_key
from deskapp.store.keys import LOST, UNFIT
from deskapp.store.lock import only_one, user
from deskapp.store.place import Place
from deskapp.taking_in import facts, look_into, take_in
from deskapp.verbs.door import PIN_VARIABLE, ask_name, who
from deskapp.verbs.folder import ask_folder, place_of
from deskapp.verbs.verb import DONE, Verb, tell

KEY_VARIABLE = "DESKAPP_RECOVERY_KEY"


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = (
        "用一份备份恢复数据库。先打开并核对备份，说明会少哪些票据；现有的数据库另存为带日期的文件，不会丢失。\n"
        f"现有的数据库还能打开时，须由有恢复权限的员工办理：用 --as 写明姓名，密码从环境变量 {PIN_VARIABLE} 读取，"
        "没有就在屏幕上询问。\n"
        f"这台电脑没有这份备份的密钥时，照恢复密钥那一页输入：从环境变量 {KEY_VARIABLE} 读取，没有就在屏幕上询问。\n"
        "须先退出前台窗口。"
    )
    ask_folder(parser)
    ask_name(parser)
    parser.add_argument("--dry-run", action="store_true", help="只核对备份、说明会少什么，不恢复")
    parser.add_argument("file", metavar="FILE", type=Path, help="备份文件，一般在数据文件夹的 backups 里")


def _run(given: argparse.Namespace) -> int:
    place, file = place_of(given), given.file.expanduser().resolve()
    try:
        tell(look_ahead(place, file).words)
    except StoreError as error:
        if error.code not in (LOST, UNFIT):
            raise
        return _with_sheet(given, place, file)
    if given.dry_run:
        return DONE
    with only_one(place, china_now()):
        done = restore(place, file, china_now(), by=_allowed(place, given.staff))
    return _told(file, done)


def _with_sheet(given: argparse.Namespace, place: Place, file: Path) -> int:
    """This PC has no key for the copy: it is on paper (T61)."""
    key = _typed()
    tell("；".join(f"{name} {words}" for name, words in facts(file, look_into(place, file, key))))
    if given.dry_run:
        return DONE
    with only_one(place, china_now()):
        return _told(file, take_in(place, file, key, china_now, by=_allowed(place, given.staff)))


def _typed() -> bytes:
    """The key from the environment, or typed unseen. Raises StoreError E-DB-32, E-DB-34 with nobody to ask."""
    typed = os.environ.get(KEY_VARIABLE, "")
    if not typed and not (sys.stdin and sys.stdin.isatty()):
        words = f"这台电脑没有这份备份的密钥。没有任何改动，请设置环境变量 {KEY_VARIABLE}，或在终端里运行"
        raise StoreError(words, "E-DB-34")
    return typed_key(typed or getpass.getpass("恢复密钥（17 组数字，空格可有可无）："))


def _told(file: Path, done: Restored) -> int:
    tell(f"已恢复：{file.name}" + (f"；原来的数据库另存为 {done.aside}" if done.aside else ""))
    return DONE


def _allowed(place: Place, name: str) -> str:
    """Who restores: somebody with the right while the present database can be opened, else whoever is at the PC."""
    try:
        store = open_place(place, china_now())
    except StoreError:
        return user()
    with closing(store):
        duty = who(store, name)
        Desk(store, duty).require("restore")
        return duty.name


RESTORE = Verb("restore", "用备份恢复数据库", _ask, _run)
