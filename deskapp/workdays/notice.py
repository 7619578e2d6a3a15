"""Understands a year's notice: tables of days, and the State Council's sentences; what is not understood is named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from deskapp.kernel.days import ONE_DAY
from deskapp.kernel.typed import plain
from deskapp.workdays.keeping import span
from deskapp.workdays.kinds import DayKind, YearPlan

WEEKDAYS = "一二三四五六日"
KINDS = {
    DayKind.HOLIDAY: ("放假", "休", "休息", "假", "节假日", "法定节假日"),
    DayKind.MAKEUP: ("上班", "班", "调休上班", "补班", "调休", "工作日"),
}
FIXED = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))
"""Month and day of the holidays that every year has."""
LEAST = 11
"""Fewer holidays no year has had: such a notice is not whole."""
HEADING = re.compile(r"(?:[一二三四五六七八九十]+、|\d{1,2}[.、])?([^,。;:、0-9()]{2,12}):")
DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?"
PIECE = re.compile(rf"{DATE}|(至|到|~|—+|-)|(放假|休息|上班)|共(\d+)天|(?<=放假)(\d+)天")
WHOLE_DAY = re.compile(r"(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?: 0{1,2}:00(?::00)?)?")
OF_WEEK = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")
OTHERWISE = re.compile(r"\d{1,2}[./-]\d{1,2}|\d{1,2}月\d")
SIGNED = re.compile(r"[^\d]*(\d{4})年\d{1,2}月\d{1,2}日")
"""Who gave the notice, and on what day."""
LOOSE = re.compile(r"(?<!日)\([^)]*\)")
"""What stands in brackets, but for what stands behind a day: advice, lunar days."""


@dataclass
class Notice:
    """What a notice arranges, and what of it cannot be taken, with the reason; then nothing of it is kept."""

    year: int
    holidays: dict[date, str] = field(default_factory=dict)
    makeups: dict[date, str] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    skipped: int = 0
    """Lines that name no day."""

    @property
    def plan(self) -> YearPlan:
        """The year as it is to be kept."""
        return YearPlan(self.year, dict(sorted(self.holidays.items())), dict(sorted(self.makeups.items())))

    def arrange(self, days: Sequence[date], kind: DayKind, name: str) -> None:
        """Put days into one of the lists."""
        (self.holidays if kind is DayKind.HOLIDAY else self.makeups).update(dict.fromkeys(days, name))


class _UnreadableError(ValueError):
    """Why a line cannot be taken."""


def read_notice(lines: Sequence[tuple[int, Sequence[str]]], year: int) -> Notice:
    """A year's notice from numbered lines of cells; a sentence is a line of one cell."""
    notice, name = Notice(year), ""
    for number, cells in lines:
        said = [plain(cell) for cell in cells if cell.strip()]
        try:
            if said and WHOLE_DAY.fullmatch(said[0]) and not _is_signature(notice, said):
                _table_line(notice, said)
            else:
                name = _sentence(notice, ",".join(said), name)
        except _UnreadableError as error:
            notice.troubles.append(f"第 {number} 行“{_short(' '.join(said))}”：{error}")
    notice.troubles += _of_the_whole(notice, whole=not notice.troubles)
    return notice


def read_words(words: str, year: int) -> Notice:
    """A notice that was pasted; where its line breaks are lost, every heading begins a line."""
    parts = re.sub(r"(?<=[。;\s])(?=[一二三四五六七八九十]+、)", "\n", plain(words)).splitlines()
    return read_notice([(number, (line,)) for number, line in enumerate(filter(str.strip, parts), 1)], year)


def _is_signature(notice: Notice, said: Sequence[str]) -> bool:
    """Whether this is the day on which the notice was given, before its year began."""
    found = SIGNED.fullmatch(said[0]) if len(said) == 1 else None
    return found is not None and int(found[1]) < notice.year


def _table_line(notice: Notice, said: Sequence[str]) -> None:
    """2027-10-01, 放假, 国庆节."""
    found = WHOLE_DAY.fullmatch(said[0])
    assert found is not None, "asked before"
    day = _day(notice, int(found[1]), int(found[2]), int(found[3]))
    _check_weekday(day, next(filter(OF_WEEK.fullmatch, said), ""))
    word, *name = [cell for cell in said[1:] if not OF_WEEK.fullmatch(cell)] or [""]
    kind = next((kind for kind, words in KINDS.items() if word in words), None)
    if kind is None:
        raise _UnreadableError(f"“{word}”要写放假或上班" if word else "没有写放假还是上班")
    _check_makeup((day,), kind)
    notice.arrange((day,), kind, next(iter(name), ""))


def _sentence(notice: Notice, line: str, name: str) -> str:
    """一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。 Gives the holiday it ends with."""
    line = LOOSE.sub("", line)
    if not re.search(r"\d{1,2}日", line):
        if OTHERWISE.search(line) and re.search("放假|上班", line):
            raise _UnreadableError("看不懂日期，请写成 10月1日 或 2027-10-01")
        notice.skipped += 1
        return name
    for part in re.split(r"[。;]", line):
        if head := HEADING.search(part):
            name, part = head[1], part[head.end() :]
        if re.search(r"\d{1,2}日", part) and not _is_signature(notice, [part.strip()]):
            _clause(notice, part, name)
    return name


def _clause(notice: Notice, part: str, name: str) -> None:
    days: list[date] = []
    done: list[date] = []
    through = False
    for piece in PIECE.finditer(part):
        year, month, day, bracket, until, verb, *counted = piece.groups()
        if day:
            days += _days(notice, (year, month, day), days, through)
            _check_weekday(days[-1], bracket or "")
            through = False
        elif until:
            through = True
        elif verb and days:
            kind = DayKind.MAKEUP if verb == "上班" else DayKind.HOLIDAY
            _check_makeup(days, kind)
            notice.arrange(days, kind, name)
            days, done = [], days
        elif (number := next(filter(None, counted), None)) and done and int(number) != len(done):
            raise _UnreadableError(f"写共 {number} 天，数下来是 {len(done)} 天")
    if days:
        raise _UnreadableError(f"{days[0]} 没有写明放假还是上班")


def _days(notice: Notice, said: Sequence[str], before: Sequence[date], through: bool) -> list[date]:
    """The day that was written; after 至 all days from the one before it, which is listed already."""
    year, month = said[0], said[1] or (before and str(before[-1].month))
    if not month:
        raise _UnreadableError(f"{said[2]}日没有写月份")
    last = _day(notice, int(year or (before and before[-1].year) or notice.year), int(month), int(said[2]))
    if not through:
        return [last]
    if not before:
        raise _UnreadableError("“至”的前面没有日期")
    if last < before[-1] and before[-1].month == 12 and not year:
        raise _UnreadableError("跨年的请写明年份，如 2026年12月30日至2027年1月1日")
    count = (last - before[-1]).days
    if count < 1:
        raise _UnreadableError(f"{last} 不在 {before[-1]} 之后")
    return [before[-1] + one * ONE_DAY for one in range(1, count + 1)]


def _day(notice: Notice, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise _UnreadableError(f"没有 {year}年{month}月{day}日 这一天") from None
    first, last = span(notice.year)
    if not first <= found <= last:
        raise _UnreadableError(f"{found} 不在 {notice.year} 年，请核对年份")
    return found


def _check_weekday(day: date, bracket: str) -> None:
    """A weekday in brackets is a check on the year: it must be that of the day."""
    said, real = OF_WEEK.search(bracket), WEEKDAYS[day.weekday()]
    if said and said[1].replace("天", "日") != real:
        raise _UnreadableError(f"{day} 是周{real}，写的是周{said[1]}，请核对年份和日期")


def _check_makeup(days: Sequence[date], kind: DayKind) -> None:
    usual = next((day for day in days if day.weekday() < 5), None)
    if kind is DayKind.MAKEUP and usual:
        raise _UnreadableError(f"{usual} 是周{WEEKDAYS[usual.weekday()]}，不是周末，本来就上班")


def _of_the_whole(notice: Notice, *, whole: bool) -> Iterator[str]:
    """What is wrong with the year: a day in both lists and, where every line was taken, holidays that it lacks."""
    for day in sorted(notice.holidays.keys() & notice.makeups.keys()):
        yield f"{day} 既写了放假，又写了上班，请改正其中一处"
    if not whole:
        return
    lacking = [date(notice.year, *one) for one in FIXED if date(notice.year, *one) not in notice.holidays]
    if lacking:
        yield f"缺 {'、'.join(f'{day:%m-%d}' for day in lacking)} 放假，全年安排不完整"
    elif len(notice.holidays) < LEAST:
        yield f"全年只有 {len(notice.holidays)} 天放假，至少应有 {LEAST} 天，请核对是否漏了"


def _short(words: str, most: int = 24) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
