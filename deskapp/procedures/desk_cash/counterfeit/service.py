"""Puts counterfeit notes on record against the collector who accepted them."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk, insist
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.ledger.desk_cash import counterfeits, rules
from deskapp.ledger.desk_cash.counterfeits import Notes
from deskapp.ledger.desk_cash.records import CounterfeitLoss
from deskapp.procedures.desk_cash.counterfeit.steps import Counterfeit
from deskapp.procedures.desk_cash.people import collector_id

ACT = "note_counterfeit"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Somebody who takes money has accepted notes that there are (FEE-31)."""
    if Counterfeit in answers:
        with desk.reading() as session:
            yield from _refusals(session, answers[Counterfeit])


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep it, once, with the replacement where that was made at once. Raises DeskError where a rule refuses."""
    with desk.work(ACT) as session:
        said = answers[Counterfeit]
        made = counterfeits.lost_before(session, answers.request_id)
        if made is None:
            insist(desk, answers, _refusals(session, said), "没有登记", TicketError.code)
            made = _keep(session, said, answers.request_id)
        owed = "已当场补足" if said.replaced else "请收费人补足后登记“假钞补足”"
        return Done(made.number, f"假钞 {made.pieces} 张共 {made.amount}，由{said.clerk}赔偿，{owed}")


def _keep(session: Session, said: Counterfeit, request_id: str) -> CounterfeitLoss:
    collector = collector_id(session, said.clerk)
    assert collector is not None, "asked for before"
    notes = Notes(said.face, said.pieces, said.serials or "", said.found_at, collector, said.remark or "")
    made = counterfeits.lose(session, notes, request_id)
    if said.replaced:
        counterfeits.replace(session, made, request_id)
    return made


def _refusals(session: Session, said: Counterfeit) -> Iterator[Refusal]:
    if collector_id(session, said.clerk) is None:
        yield Refusal("没有找到这位收费人，请核对姓名", "FEE-31")
    yield from rules.notes(said.face, said.pieces)


NOTE_COUNTERFEIT = Procedure("note_counterfeit", "假钞赔偿", ACT, (Counterfeit,), finish, check)
