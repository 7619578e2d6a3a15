"""An act of the counter as the faults need it: a desk made ready, the answers of one walk, the rows that it leaves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Done, Procedure
from deskapp.flow.session import Session as Walk
from deskapp.flow.session import Wrong
from deskapp.flow.step import Step
from deskapp.kernel.problems import Refusal
from deskapp.staff.policy import may
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store.work import Store
from tests.conftest import Clock
from tests.taken_up import taken_up

REQUEST = "the one request"
MOST_PAGES = 30
ONE = {"payment": 1, "payment_line": 1, "tender": 1, "ticket": 1, "chain_link": 1}
"""What a payment of one line on one ticket leaves."""


@dataclass(frozen=True)
class Team:
    """Everybody at one open database, under one clock."""

    store: Store
    clock: Clock

    def __call__(self, name: str) -> Desk:
        """The desk with somebody on duty; nobody types a PIN."""
        with self.store.reading() as session:
            member = session.scalars(select(StaffMember).where(StaffMember.name == name)).one()
            return Desk(self.store, Duty(member.id, member.name, member.roles), self.clock)

    @property
    def clerk(self) -> Desk:
        """林晓, who collects."""
        return self("林晓")

    @property
    def cashier(self) -> Desk:
        """孙敏."""
        return self("孙敏")


Said = Mapping[type[Step], Mapping[str, Any]]


def nothing(team: Team) -> None:
    """The desk is ready as it is."""


Ready = Callable[[Team], object]
AFTER: dict[Ready, tuple[Ready, Ready]] = {}
"""Of what makes a desk ready in two steps: the first of them, and the second."""


def after(before: Ready) -> Callable[[Ready], Ready]:
    """Makes a desk ready once something else has, which others may begin with, too."""

    def joined(own: Ready) -> Ready:
        def ready(team: Team) -> None:
            before(team)
            own(team)

        AFTER[ready] = before, own
        return ready

    return joined


@dataclass(frozen=True)
class Act:
    """`gains` is how many rows more every table has once it is done, but for the journal; `agrees` lets refusals pass.

    `each_time` names the tables that are written to as often as it is asked. `behind` are those written after its
    commit, such as the workbook of a closing: on a bad disk they may stay behind until it is asked again. Where it
    `stands`, who asks again is told that nothing is left to do, by a rule or in other words, and nothing changes.
    """

    procedure: Procedure
    said: Callable[[Team], Said]
    gains: Mapping[str, int]
    ready: Ready = nothing
    who: str = "林晓"
    agrees: str = "赵立"
    each_time: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    stands: bool = False


def once(team: Team, act: Act, request: str = "before") -> "Told":
    """Do an act while the desk of another is made ready."""
    return Walking(act, act.said(team), team.clock(), request).walk(team.store)


@dataclass(frozen=True)
class Told:
    """What the counter says of an act: the same, as often as it is asked."""

    number: str
    words: str
    papers: int


class StandsError(Exception):
    """An act that was done is refused."""


@dataclass(frozen=True)
class Walking:
    """One walk that can be walked again: whose, through which pages, with which answers.

    Where it is `put_away`, it is taken up again from its draft after every page.
    """

    act: Act
    said: Said = field(repr=False)
    at: datetime
    request: str = REQUEST
    put_away: bool = False

    def walk(self, store: Store) -> Told:
        """Do it; what is told of it, or what stands against it where it may stand already. Raises DeskError."""
        try:
            done = self.done(store)
        except StandsError as standing:
            return Told("", str(standing), 0)
        return Told(done.number, done.words, len(done.papers))

    def done(self, store: Store) -> Done:
        """Do it, under its one request. Whoever is asked to agree does so; nobody else is asked.

        Raises DeskError, and StandsError where a rule says that nothing is left to do.
        """
        team = Team(store, Clock(self.at))
        walk = Walk(self.act.procedure, team(self.act.who), request_id=self.request)
        for _ in range(MOST_PAGES):
            if walk.step is None:
                break
            wrong = walk.submit(walk.step, self.said.get(walk.step, {}))
            self._agree(team, walk, wrong)
            if self.put_away and not wrong:
                walk = taken_up(walk)
        done = walk.finish()
        if not isinstance(done, Done):
            self._agree(team, walk, done)
            done = walk.finish()
        assert isinstance(done, Done), done
        return done

    def _agree(self, team: Team, walk: Walk, wrong: Wrong) -> None:
        for one in wrong:
            assert isinstance(one, Refusal), one
            if self.act.stands and not one.override:
                raise StandsError(one.text)
            assert one.override, one
            by = team(self.act.agrees).clerk
            assert may(by.roles, one.override), f"{by.name} may not let it pass: {one}"
            walk.allow(one, Allowance(by.id, by.name, "属实"))
