"""The clock: not before this program was written, not behind what the books know, and in Chinese time."""

import time
from datetime import datetime, timedelta

from deskapp.audit.events import last_known
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import StoreError
from deskapp.overview.clock import clock_words
from deskapp.self_test.finding import Finding, fine, reminder, wrong
from deskapp.self_test.pc import Pc, opened
from deskapp.store.upgrade import known, version

NAME = "时钟"
WRITTEN = datetime(2026, 11, 1, tzinfo=CHINA)
"""No PC with this program can have an earlier day."""
SET_IT = "请在系统设置里打开“自动设置时间”，再启动前台"


def clock(pc: Pc) -> Finding:
    """A database that cannot be asked is another check's matter."""
    at = f"{pc.now.astimezone(CHINA):%Y-%m-%d %H:%M}"
    if pc.now < WRITTEN:
        return wrong(NAME, f"电脑时间是 {at}，不可能", SET_IT)
    seen, _, advice = clock_words(_last_known(pc) or pc.now, pc.now).partition("。")
    if seen:
        return wrong(NAME, seen, advice)
    if offset(pc.now) != CHINA.utcoffset(None):
        return reminder(NAME, f"北京时间 {at}", "电脑的时区不是北京时间，请核对这个时间；不对的请在系统设置里调整")
    return fine(NAME, f"北京时间 {at}")


def offset(at: datetime) -> timedelta:
    """How far the zone of this PC is from UTC at a moment."""
    return timedelta(seconds=time.localtime(at.timestamp()).tm_gmtoff)


def _last_known(pc: Pc) -> datetime | None:
    if not pc.place.has_database:
        return None
    try:
        with opened(pc.place) as store:
            return last_known(store) if version(store.engine) == known()[-1] else None
    except StoreError:
        return None
