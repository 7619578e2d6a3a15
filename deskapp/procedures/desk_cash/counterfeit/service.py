"""Puts counterfeit notes on record against the collector who accepted them."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import counterfeits, rules
from deskapp.ledger.desk_cash.counterfeits import Notes
from deskapp.ledger.desk_cash.records import CounterfeitLoss
from deskapp.procedures.desk_cash.counterfeit.steps import Counterfeit
from deskapp.procedures.desk_cash.people import collector_id

ACT = "note_counterfeit"


def _keep(session: Session, desk: Desk, answers: Answers) -> CounterfeitLoss:
    """The loss, with the replacement where that was made at once."""
    said = answers[Counterfeit]
    collector = collector_id(session, said.clerk)
    assert collector is not None, "asked for before"
    notes = Notes(said.face, said.pieces, said.serials or "", said.found_at, collector, said.remark or "")
    made = counterfeits.lose(session, notes, answers.request_id)
    if said.replaced:
        counterfeits.replace(session, made, answers.request_id)
    return made


def _told(session: Session, desk: Desk, answers: Answers, made: CounterfeitLoss) -> Done:
    said = answers[Counterfeit]
    owed = "已当场补足" if said.replaced else "请收费人补足后登记“假钞补足”"
    return Done(made.number, f"假钞 {made.pieces} 张共 {made.amount}，由{said.clerk}赔偿，{owed}")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Somebody who takes money has accepted notes that there are (FEE-31)."""
    said = answers[Counterfeit]
    if collector_id(session, said.clerk) is None:
        yield Refusal("没有找到这位收费人，请核对姓名", "FEE-31")
    yield from rules.notes(said.face, said.pieces)


_DEED = Deed(ACT, counterfeits.lost_before, _refusals, _keep, _told, "没有登记", TicketError.code)
NOTE_COUNTERFEIT = Procedure("note_counterfeit", "假钞赔偿", ACT, (Counterfeit,), _DEED.finish, _DEED.check)
