"""Ends an agreement on a space on a day; its card opens the gate no longer than that."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.kinds import AgreementState
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.parking.end.steps import STEPS, Ending


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """One agreement is meant, and it has begun before it ends (PARK-11)."""
    if Ending not in answers:
        return
    with desk.reading() as session:
        if not _ended(session, answers[Ending]):
            yield from _refusals(session, answers[Ending])


def finish(desk: Desk, answers: Answers) -> Done:
    """End it, once. Raises DeskError where no agreement, or more than one, is meant."""
    asked = answers[Ending]
    with desk.work(acts.END_PARKING) as session:
        row = _ended(session, asked)
        if row is None:
            for refusal in _refusals(session, asked):
                raise DeskError(f"{refusal.text}。没有任何改动", "E-ACC-01")
            (meant,) = agreements.found(session, asked.agreement)
            row = agreements.terminate(session, meant.id, asked.last_day, asked.reason)
        card = f"，请让车卡 {row.card.card_no} 来重写" if row.card else ""
        return Done(row.number, f"协议 {row.number} 到 {asked.last_day} 终止{card}", result=row.id)


def _ended(session: Session, asked: Ending) -> ParkingAgreement | None:
    """The agreement of this very number that was ended before on the same day."""
    number = asked.agreement.strip().upper()
    known = select(ParkingAgreement).where(
        ParkingAgreement.number == number,
        ParkingAgreement.state == AgreementState.TERMINATED,
        ParkingAgreement.ended_on == asked.last_day,
    )
    return session.scalars(known).one_or_none()


def _refusals(session: Session, asked: Ending) -> Iterator[Refusal]:
    found = agreements.found(session, asked.agreement)
    if not found:
        yield Refusal(f"没有找到“{asked.agreement}”的车位协议", "PARK-03")
    elif len(found) > 1:
        numbers = "、".join(one.number for one in found)
        yield Refusal(f"“{asked.agreement}”有 {len(found)} 份协议：{numbers}，请填写协议号", "PARK-03")
    elif asked.last_day < found[0].from_date:
        yield Refusal(f"协议 {found[0].number} 自 {found[0].from_date} 起，最后一天不能更早", "PARK-11")


END_PARKING = Procedure(
    name="end_parking", title="终止车位协议", act=acts.END_PARKING, steps=STEPS, check=check, finish=finish
)
