"""A clerk's drawer as pages and papers show it: what began it, what came, what went, and what should lie there now."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.ledger.drawer.standing import Drawer, drawer_of
from deskapp.ledger.takings import Takings, scope_of, takings_of
from deskapp.staff.policy import may
from deskapp.staff.team import members
from deskapp.till.apart import account_words


@dataclass(frozen=True)
class InTill:
    """The drawer and the takings of one clerk since the last closing of the day."""

    drawer: Drawer
    takings: Takings
    apart: tuple[str, ...] = ()
    """What of the takings went into customers' accounts and came out of them, in words."""

    @property
    def expected(self) -> Money:
        """What should lie there."""
        return self.drawer.till_float + self.takings.cash + self.drawer.moved

    @property
    def float_words(self) -> str:
        """When the float was counted, or where it comes from."""
        if self.takings.scope.nth > 1:
            return "上次日结留存"
        if not self.drawer.till_float and self.drawer.moves:
            return "接班，见现金收付"
        at = self.drawer.counted
        return f"{at.astimezone(CHINA):%H:%M} 已清点" if at else "未清点"

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Float, cash and movements, as a page adds them up."""
        return [
            (f"备用金（{self.float_words}）", self.drawer.till_float.figures),
            ("现金实收", self.takings.cash.figures),
            ("现金收付", self.drawer.moved.figures),
        ]


def in_till(session: Session, clerk_id: int, day: date) -> InTill:
    """What should lie in a clerk's drawer on a day; nothing is written."""
    takings = takings_of(session, scope_of(session, clerk_id, day))
    return InTill(drawer_of(session, takings.scope), takings, tuple(account_words(session, takings.scope)))


def mine(desk: Desk) -> InTill:
    """The drawer of whoever is on duty."""
    with desk.reading() as session:
        return in_till(session, desk.clerk.id, desk.today)


def holders(session: Session) -> dict[str, int]:
    """Everybody who has a drawer, by name."""
    return {one.name: one.id for one in members(session) if may(one.roles, "collect_fees")}


def has_drawer(session: Session, clerk_id: int) -> bool:
    """Whether somebody takes money at all."""
    return clerk_id in holders(session).values()
