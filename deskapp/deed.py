"""The order that every act at the counter keeps: what stands against it, once more, done once, told."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.staff.policy import POLICY
from deskapp.staff.records import Override

Made = TypeVar("Made")


@dataclass(frozen=True)
class Deed(Generic[Made]):
    """What a procedure does, once a request, in one transaction (design law 1).

    `name` is its entry in the policy table; `before` finds what this very request has made already, `make` makes it,
    `told` says so and hands out its papers, now and whenever it is asked again. `outcome` says what was not done, and
    `code` is read out on the phone, where one of the `refusals` that the page did not see yet stands against it.
    """

    name: str
    before: Callable[[Session, str], Made | None]
    refusals: Callable[[Session, Desk, Answers], Iterable[Refusal]]
    make: Callable[[Session, Desk, Answers], Made]
    told: Callable[[Session, Desk, Answers, Made], Done]
    outcome: str
    code: str

    def check(self, desk: Desk, answers: Answers) -> Iterator[Refusal]:
        """What stands against it as far as it is known; nothing once this very request has done it."""
        with desk.reading() as session:
            if not self.before(session, answers.request_id):
                yield from self.refusals(session, desk, answers)

    def finish(self, desk: Desk, answers: Answers) -> Done:
        """Do it. Raises DeskError where a rule refuses meanwhile, NotAllowedError where whoever allowed it may not."""
        with desk.work(self.name) as session:
            made = self.before(session, answers.request_id)
            if not made:
                insist(desk, answers, self.refusals(session, desk, answers), self.outcome, self.code)
                keep_overrides(session, answers, self.name)
                made = self.make(session, desk, answers)
            return self.told(session, desk, answers, made)


def insist(desk: Desk, answers: Answers, refusals: Iterable[Refusal], outcome: str, code: str) -> None:
    """The rules once more, where nothing can come between them and what is kept; overrides still held by their giver.

    Raises DeskError for the first refusal that nobody let pass, `outcome` saying what was not done, and
    NotAllowedError where somebody who let one pass may do so no more.
    """
    for allowed, allowance in answers.allowed.items():
        desk.require(allowed.override, allowance)
    for refusal in refusals:
        if refusal not in answers.allowed:
            raise DeskError(f"{refusal.text}。{outcome}，已填的都留着", code)


def keep_overrides(session: Session, answers: Answers, act: str, but: Collection[str] = ()) -> None:
    """Store every refusal that was let pass, with both names and the reason (GEN-11).

    Not those let pass by the acts `but`: what was agreed to by them stands on a paper of its own, with both names.
    """
    for refusal, allowance in answers.allowed.items():
        if refusal.override in but:
            continue
        session.add(
            Override(
                at=session.info["at"],
                act=act,
                rule=refusal.rule,
                refusal=refusal.text,
                matter=refusal.matter or POLICY[refusal.override].words,
                asked_by_id=session.info["by"],
                allowed_by_id=allowance.staff_id,
                reason=allowance.reason,
                request_id=answers.request_id,
            )
        )
