"""What a Classic card cannot protect, said in plain words, and the validity that is forced on it for that reason."""

from datetime import date, timedelta

from deskapp.kernel.days import Period, period_end

COPYABLE = (
    "Classic 卡可以被人连同卡号一起整张复制，任何人拿到卡几分钟就能做到，本系统无法阻止。"
    "这种卡只作便利用途，有效期受限，到期须回前台延期；需要防复制的，请发 DESFire 卡。"
)
BRIEFLY = "Classic 卡能被复制，每次最多写半年，到期前放卡刷新。"
SAID = "Classic 卡能被复制，卡上只写到 {day}，到期前请放卡刷新。"
"""What the clerk is told of a card that says less than its record."""
LONGEST_MONTHS = 6
"""A Classic card stays valid at most so long after it was written, whatever a centre has set; it may set fewer."""
LONGEST_DAYS = 184
"""As many days as six months can have, both ends included."""


def last_day(today: date, months: int = LONGEST_MONTHS) -> date:
    """The last day that a Classic card written today may say, where the centre has set so many months."""
    return period_end(today, min(months, LONGEST_MONTHS))


def allowed(wanted: Period, today: date, longest: int = LONGEST_DAYS) -> Period:
    """The period a Classic card may carry: as wanted, or as many days of it as are allowed from now on."""
    return Period(wanted.start, min(wanted.end, max(wanted.start, today) + timedelta(days=longest - 1)))


def is_allowed(period: Period, today: date, longest: int = LONGEST_DAYS) -> bool:
    """Whether a Classic card that is written today may carry this period."""
    return allowed(period, today, longest) == period
