"""How a verb comes in: to read, whoever holds the key may; to write, somebody of the staff must sign in."""

import argparse
import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager

import deskapp.tables  # noqa: F401  # every record must be known before the store is opened
from deskapp.desk import Desk, china_now
from deskapp.opening import open_alone, open_place
from deskapp.staff.sign_in import Duty, SignInError, sign_in
from deskapp.store.work import Store
from deskapp.verbs.folder import place_of

PIN_VARIABLE = "DESKAPP_PIN"
WHO_WRITES = f"""\
这个命令会写入数据：用 --as 写明员工姓名，密码从环境变量 {PIN_VARIABLE} 读取，没有就在屏幕上询问。
须先退出前台窗口；能不能办，看这位员工的权限，操作日志里记他的名字。"""
WHO_READS = "这个命令只读数据：能打开数据文件夹和密钥的人都可以用，前台窗口开着也可以。"


def ask_name(parser: argparse.ArgumentParser) -> None:
    """--as NAME, for verbs that write."""
    parser.add_argument("--as", dest="staff", metavar="NAME", default="", help="以哪位员工的名义")


@contextmanager
def reading(given: argparse.Namespace) -> Iterator[Store]:
    """The open database, whether or not a window has it open too."""
    with closing(open_place(place_of(given), china_now())) as store:
        yield store


@contextmanager
def writing(given: argparse.Namespace) -> Iterator[Desk]:
    """The desk, open to nobody else, with the named colleague on duty. Raises SignInError, StoreError."""
    with open_alone(place_of(given), china_now, f"verb {given.verb}") as store:
        yield Desk(store, who(store, given.staff))


def who(store: Store, name: str) -> Duty:
    """The colleague of this name, once the PIN from the environment, or typed unseen, fits. Raises SignInError."""
    if not name:
        raise SignInError("这个命令要写明由谁办理：请加上 --as 员工姓名。没有任何改动", "E-PIN-07")
    pin = os.environ.get(PIN_VARIABLE, "")
    if not pin and not (sys.stdin and sys.stdin.isatty()):
        raise SignInError(f"没有密码：请设置环境变量 {PIN_VARIABLE}，或在终端里运行。没有任何改动", "E-PIN-06")
    return sign_in(store, name, pin or getpass.getpass("密码："), china_now())
