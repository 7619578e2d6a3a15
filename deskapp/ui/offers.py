"""A procedure as the counter offers it, and whom or what it is started about."""

import inspect
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from deskapp.flow.procedure import Done, Procedure
from deskapp.flow.step import Question, Step
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.shown_card import OurCard
from deskapp.ui.editors import plain_type
from deskapp.ui.wizard import ProcedureWizard


@dataclass(frozen=True)
class Subject:
    """Whom or what a procedure is started about; what is not known stays empty."""

    room: str = ""
    customer: str = ""
    number: str = ""
    more: tuple[tuple[str, Any], ...] = ()
    """Further answers by the names of their questions, of whichever step asks them."""

    def beginning(self, procedure: Procedure) -> dict[str, Any] | None:
        """A draft that answers what is known here; None where that is nothing the procedure asks.

        A first step it answers wholly is passed. Rooms go to questions of that type, the rest to questions called
        `payer`, `number`, or by their own name. What is known of the steps after that one stands on their pages.
        """
        known = {"payer": self.customer, "number": self.number} | dict(self.more)
        for place, step in enumerate(procedure.steps):
            said = {
                question.name: self.room if asks_room(question) else known.get(question.name, "")
                for question in step.questions()
            }
            if any(said.values()):
                told = {name: words for name, words in said.items() if words}
                later = dict(self._later(procedure.steps[place + 1 :]))
                return {"request_id": uuid4().hex, "trail": [step.__name__], "said": {step.__name__: told} | later}
        return None

    def _later(self, steps: Sequence[type[Step]]) -> Iterator[tuple[str, dict[str, Any]]]:
        more = dict(self.more)
        for step in steps:
            told = {question.name: more[question.name] for question in step.questions() if question.name in more}
            if told:
                yield step.__name__, told


NOBODY = Subject()


@dataclass(frozen=True)
class Next:
    """What should follow at once: the words of its button, the procedure, and what that is about."""

    words: str
    name: str
    subject: Subject


@dataclass(frozen=True)
class Offer:
    """What the buttons, the search box and the manual need to know of a procedure.

    `act` is the right to begin it, where that is not the procedure's own act; `short` its words where there is little
    room; `then` what should follow its end. A walk that must not lie about, because a PIN is typed in it, has `drafts`
    False.
    """

    wizard: type[ProcedureWizard]
    code: str
    icon: str
    key: str = ""
    act: str = ""
    short: str = ""
    drafts: bool = True
    then: Callable[[Done], Next | None] = lambda _done: None

    @property
    def procedure(self) -> Procedure:
        return self.wizard.procedure

    @property
    def name(self) -> str:
        return self.procedure.name

    @property
    def title(self) -> str:
        return self.procedure.title

    @property
    def about(self) -> str:
        """What it is for, as the folder of its wizard says; the first chapter of its help."""
        return inspect.getdoc(sys.modules[self.wizard.__module__.rpartition(".")[0]]) or ""

    @property
    def right(self) -> str:
        """The act of the policy table that lets somebody begin."""
        return self.act or self.procedure.act

    @property
    def about_units(self) -> bool:
        """Whether it asks for a room first, so that it can be started on a unit."""
        first = self.procedure.steps[0]
        return any(asks_room(question) for question in first.questions())

    @property
    def about_cards(self) -> bool:
        """Whether it asks for a card of ours first, so that it can be started on one."""
        return any(plain_type(question.type) is OurCard for question in self.procedure.steps[0].questions())

    @property
    def about_tickets(self) -> bool:
        """Whether it asks for the number of a ticket first, so that it can be started on one."""
        return any(question.name == "number" for question in self.procedure.steps[0].questions())


def asks_room(question: Question) -> bool:
    """Whether a question is answered by a room number."""
    return plain_type(question.type) is RoomNo
