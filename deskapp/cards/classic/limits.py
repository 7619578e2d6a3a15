"""What a Classic card cannot protect, said in plain words, and the validity that is forced on it for that reason."""

from datetime import date, timedelta

from deskapp.kernel.days import Period

COPYABLE = (
    "Classic 卡可以被人连同卡号一起整张复制，任何人拿到卡几分钟就能做到，本系统无法阻止。"
    "这种卡只作便利用途，有效期受限，到期须回前台延期；需要防复制的，请发 DESFire 卡。"
)
LONGEST_DAYS = 183
"""Days a Classic card stays valid at most after it was written, both ends included, unless the site forces fewer."""


def allowed(wanted: Period, today: date, longest: int = LONGEST_DAYS) -> Period:
    """The period a Classic card may carry: as wanted, or as many days of it as are allowed from now on."""
    return Period(wanted.start, min(wanted.end, max(wanted.start, today) + timedelta(days=longest - 1)))


def is_allowed(period: Period, today: date, longest: int = LONGEST_DAYS) -> bool:
    """Whether a Classic card that is written today may carry this period."""
    return allowed(period, today, longest) == period
