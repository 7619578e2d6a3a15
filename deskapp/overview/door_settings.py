"""How the doors of the centre read cards and what that protects, in words, for the page of settings (cards.md 3.6)."""

from deskapp.access.doors import groups
from deskapp.access.doors.lists import number_format
from deskapp.access.rules.writing import PROTECTS
from deskapp.cards.classic.limits import COPYABLE
from deskapp.desk import Desk
from deskapp.overview.door_view import DoorSetting
from deskapp.staff.choices import DoorReading
from deskapp.staff.settings import read_settings


def door_setting(desk: Desk) -> DoorSetting:
    """The settings of the doors that are in force."""
    with desk.reading() as session:
        settings, known = read_settings(session), groups.groups(session)
        form, reading = number_format(settings), settings.door_reading
        facts = (
            ("门禁读什么", reading.value),
            ("卡号格式", form.words if form else "还没有找到，请用两张卡试"),
            ("名单文件编码", "GBK" if settings.door_list_gbk else "UTF-8"),
            ("门组", "、".join(one.name for one in known) or "还没有设置"),
            ("Classic 卡", f"每次最多写 {settings.card_classic_months} 个月"),
        )
    return DoorSetting(facts, protects(reading))


def protects(reading: DoorReading) -> tuple[str, ...]:
    """What this way of reading protects, what it does not, and what holds of Classic cards whatever is read."""
    return f"{PROTECTS[reading]}。", COPYABLE
