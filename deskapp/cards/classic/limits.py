"""What a Classic card cannot protect, said in plain words, and the validity that is forced on it for that reason."""

from datetime import timedelta

from deskapp.kernel.days import Period

COPYABLE = (
    "Classic 卡可以被人连同卡号一起整张复制，任何人拿到卡几分钟就能做到，本系统无法阻止。"
    "这种卡只作便利用途，有效期受限，到期须回前台延期；需要防复制的，请发 DESFire 卡。"
)
LONGEST_DAYS = 183
"""Days a Classic card is valid at most, both ends included, unless the site forces fewer (cards.md 6)."""


def allowed(wanted: Period, longest: int = LONGEST_DAYS) -> Period:
    """The period a Classic card may carry: as wanted, or as many days of it as are allowed."""
    return Period(wanted.start, min(wanted.end, wanted.start + timedelta(days=longest - 1)))


def is_allowed(period: Period, longest: int = LONGEST_DAYS) -> bool:
    """Whether a Classic card may carry this period."""
    return period.days <= longest
