"""The open counter: who is on duty, the clock, the store, the card readers. Every service is handed one."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

import deskapp.audit.journal  # noqa: F401  # its hook must listen before the first unit of work
from deskapp.access.station import Station
from deskapp.audit import journal
from deskapp.flow.procedure import Allowance
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import NotAllowedError
from deskapp.staff.policy import POLICY, may
from deskapp.staff.settings import Settings, read_settings
from deskapp.staff.sign_in import Duty, SignInError, authorise
from deskapp.staff.team import roles_of
from deskapp.store.work import Store, WorkSession


def china_now() -> datetime:
    """The PC's clock in Chinese time."""
    return datetime.now(CHINA)


@dataclass(frozen=True)
class Desk:
    """A desk with nobody on duty can read settings and sign somebody in, and nothing else.

    Without a `station` cards are entered by their numbers and written later (CARD-23).
    """

    store: Store
    duty: Duty | None = None
    now: Callable[[], datetime] = china_now
    station: Station | None = None

    @property
    def clerk(self) -> Duty:
        """Who is on duty. Raises NotAllowedError when nobody is."""
        if self.duty is None:
            raise NotAllowedError("请先登录", "E-ROLE-02")
        return self.duty

    @property
    def today(self) -> date:
        """The business day."""
        return self.now().date()

    def manned_by(self, duty: Duty | None) -> "Desk":
        """The same desk with another person on duty."""
        return replace(self, duty=duty)

    def may(self, act: str) -> bool:
        """Whether the person on duty may do this act."""
        return self.duty is not None and may(self.duty.roles, act)

    def require(self, act: str, allowance: Allowance | None = None) -> None:
        """Raise NotAllowedError unless the person on duty may do this act now, or one who may has allowed it.

        Roles are read afresh, so that a role taken away counts at once.
        """
        with self.reading() as session:
            self._insist(session, act, allowance)

    def _insist(self, session: Session, act: str, allowance: Allowance | None) -> None:
        clerk = self.clerk
        holder = allowance.staff_id if allowance else clerk.id
        if not may(roles_of(session, holder), act):
            words = f"{clerk.name} 没有“{POLICY[act].words}”的权限。没有任何改动，请由有权限的人办理或现场授权"
            raise NotAllowedError(words)

    @contextmanager
    def work(self, act: str, allowance: Allowance | None = None) -> Iterator[WorkSession]:
        """One act as one transaction, if the policy lets this person do it (design laws 1 and 6).

        Roles are read in that transaction: nothing can come between them and what is kept. Raises as `require` does.
        """
        with self.store.work(act=act, by=self.clerk.id, at=self.now()) as session:
            self._insist(session, act, allowance)
            yield session

    def reading(self) -> AbstractContextManager[Session]:
        """A consistent view for pages and reports."""
        return self.store.reading()

    def settings(self) -> Settings:
        """The settings of the centre in force."""
        with self.reading() as session:
            return read_settings(session)

    def authorise(self, act: str, name: str, pin: str, reason: str) -> Allowance:
        """Another person's PIN lets an act pass. Raises SignInError, also for one's own PIN."""
        allowance = authorise(self.store, act, name, pin, reason, self.now())
        if allowance.staff_id == self.clerk.id:
            raise SignInError("授权须由另一个人输入自己的姓名和密码", "E-PIN-05")
        return allowance

    def note(self, act: str, table_name: str, row_id: int | None, **seen: object) -> None:
        """Journal something that is only looked at or sent out (PRIVACY-03, 04), if the policy allows it."""
        with self.work(act) as session:
            journal.note(session, table_name, row_id, **seen)
