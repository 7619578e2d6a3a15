"""The database: it opens with its key, every page holds, and this program knows its version."""

from deskapp.kernel.errors import StoreError
from deskapp.self_test.finding import Finding, fine, reminder, told
from deskapp.self_test.pc import Pc, opened
from deskapp.store.examine import check_file
from deskapp.store.keys import database_key
from deskapp.store.server import address_of
from deskapp.store.upgrade import known, version

NAME = "数据库"
MEGABYTE = 1024 * 1024


def database(pc: Pc) -> Finding:
    """Where there is none yet, it says so; whether the books agree is asked of `deskapp check`."""
    place = pc.place
    if not place.has_database:
        return reminder(NAME, "还没有数据库", "启动前台，新建小区或生成示例小区")
    try:
        on_server = bool(address_of(place))
        if not on_server:
            check_file(place.database, database_key(place), thorough=True)
        with opened(place) as store:
            behind = version(store.engine) != known()[-1]
    except StoreError as error:
        return told(NAME, error)
    seen = (
        "服务器上的数据库能打开"
        if on_server
        else f"能打开，逐页核对完好，{place.database.stat().st_size / MEGABYTE:.1f} MB"
    )
    return reminder(NAME, seen, "由旧版本的前台写成，下次启动时先备份再升级") if behind else fine(NAME, seen)
