"""Where a line of a roster lies: told by one cell or three, by a heading above it, or by the name of its sheet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.typed import plain

_BRACKETS = re.compile(r"[(\[【<《][^)\]】>》]*[)\]】>》]?$")
_TAIL = re.compile(
    "(的?(?:住户|业主|房屋|客户|房产|住宅)?(?:花?名册|名单|明细表?|信息表?|资料表?|台账|登记表|统计表|情况表?|清单)?)$"
)
_ENDS_AS_PLACE = re.compile(".*(?:栋|幢|座|楼|#|单元|门|梯)")
_ORDINAL = re.compile("第(?=.*(?:栋|幢|座|楼|单元|门|梯))")
_SHARED = re.compile("[\u4e00-\u9fff]{2,}(?=[-0-9A-Za-z])")
_PHASE = ("期", "区", "铺", "商", "店", "库", "室", "位", "号", "栋", "幢", "座")
_COMMUNITY = ("小区", "社区", "园区")
_NO_ENTRANCE = ("0", "00", "无", "/", "-", "—")
_FLAT_ROOM = re.compile("[A-Z]{0,2}[0-9]{1,5}[A-Z]{0,2}[室房号]?")


@dataclass(frozen=True)
class Place:
    """A building, an entrance, or both; "" where it is not told."""

    building: str
    entrance: str


@dataclass
class Names:
    """What the numbers of other sheets stand for, filled as they are read; the name written before every building."""

    community: str = ""
    entrance_first: bool = False
    """Whether 2-101 is entrance 2 in the table being read, of a building told elsewhere."""
    buildings: dict[str, str] = field(default_factory=dict)
    entrances: dict[str, Place] = field(default_factory=dict)
    units: dict[str, RoomNo] = field(default_factory=dict)

    def building(self, text: str) -> str:
        """The building that a text means."""
        return self.within(self.buildings.get(text, text))

    def within(self, text: str) -> str:
        """The text without the community's name: 3栋-501 of 云溪花园-3栋-501."""
        return text.removeprefix(self.community).lstrip(" -/_") if self.community else text


def place_in(text: str) -> Place | None:
    """3栋2单元 of a heading such as 第3栋2单元（24户） or 三号楼业主名册; None if it names neither."""
    words = _ORDINAL.sub("", _TAIL.sub("", _cleaned(text)))
    if not _ENDS_AS_PLACE.fullmatch(words) or len(words) > 24:
        return None
    for whole, has_building in ((f"{words}101", True), (f"1栋{words}101", False)):
        try:
            found = RoomNo.parse(whole)
        except ValueError:
            continue
        return Place(found.building if has_building else "", found.entrance)
    return None


def shared_name(texts: Iterable[str]) -> str:
    """阳光花园 if every text begins with it before a number; "" if not, or if it tells a phase or kind."""
    runs = {found[0] if (found := _SHARED.match(text)) else "" for text in texts}
    name = runs.pop() if len(runs) == 1 else ""
    return "" if name.endswith(_PHASE) and not name.endswith(_COMMUNITY) else name


def room_of(names: Names, building: str, entrance: str, room: str) -> RoomNo:
    """The room number told by up to three cells, GEN-01. ValueError with a sentence for the clerk."""
    room = names.within(_cleaned(room))
    if entrance in names.entrances:
        place = names.entrances[entrance]
        building, entrance = building or place.building, place.entrance
    building = _ORDINAL.sub("", _cleaned(names.building(building)))
    entrance = "" if entrance in _NO_ENTRANCE else _ORDINAL.sub("", _cleaned(entrance))
    if not building:
        return _by_itself(room)
    whole = None if _FLAT_ROOM.fullmatch(room.upper()) else _parsed(room)
    if whole:
        inner = None if entrance else _parsed(f"{building}-{room}")
        if _agrees(whole, building, entrance) and not (inner and names.entrance_first):
            return whole
        if not inner:
            raise ValueError("房号与同一行的楼栋、单元不一致，请核对")
        return inner
    found = _parsed(f"{building}-{entrance}-{room}" if entrance else f"{building}-{room}")
    if not found:
        raise ValueError("房号读不懂，例如 3-2-501")
    return found


def tells_entrance(names: Names, building: str, room: str) -> bool:
    """Whether a room such as 2-101 beside building 1 can only mean entrance 2."""
    if _FLAT_ROOM.fullmatch(room.upper()):
        return False
    whole = _parsed(names.within(_cleaned(room)))
    told = _parsed(f"{_ORDINAL.sub('', _cleaned(names.building(building)))}-101") if building else None
    return bool(whole and told and not whole.entrance and whole.building != told.building)


def _by_itself(room: str) -> RoomNo:
    whole = _parsed(room)
    if whole:
        return whole
    if _FLAT_ROOM.fullmatch(room.upper()):
        raise ValueError("只有室号，没有楼栋；请加上楼栋一列，或在导入页指定这张表的楼栋")
    raise ValueError("房号读不懂，例如 3-2-501")


def _agrees(whole: RoomNo, building: str, entrance: str) -> bool:
    """Whether a full room number says the same as the cells beside it."""
    told = _parsed(f"{building}-{entrance}-{whole.room}" if entrance else f"{building}-{whole.room}")
    return bool(told and told.building == whole.building and told.entrance in ("", whole.entrance))


def _parsed(text: str) -> RoomNo | None:
    try:
        return RoomNo.parse(text)
    except ValueError:
        return None


def _cleaned(text: str) -> str:
    return _BRACKETS.sub("", plain(text)).strip()
