"""Notes which signatures on paper somebody at the desk has seen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.sign_papers.steps import Signed
from deskapp.signatures import awaited
from deskapp.signatures.records import PaperSignature

ACT = "sign_papers"


@dataclass(frozen=True)
class Unsigned:
    """A record whose papers wait: which of them for whom."""

    number: str
    papers: tuple[tuple[str, str], ...]
    room: str
    customer: str
    asked_on: date

    @property
    def signers(self) -> list[str]:
        """Everybody who has still to sign something of it, each once."""
        return list(dict.fromkeys(signer for _, signer in self.papers))


def waiting(desk: Desk) -> list[Unsigned]:
    """Every record with papers that wait for signatures, the oldest first."""
    with desk.reading() as session:
        by_number: dict[str, list[PaperSignature]] = {}
        for one in awaited.all_awaited(session):
            by_number.setdefault(one.number, []).append(one)
    return [
        Unsigned(
            number,
            tuple((one.paper, one.signer) for one in ones),
            ones[0].room_no,
            ones[0].customer,
            ones[0].asked_on,
        )
        for number, ones in by_number.items()
    ]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Something of it waits for whoever signed."""
    if Signed not in answers:
        return
    with desk.reading() as session:
        said = answers[Signed]
        if not _meant(session, said) and not awaited.noted_before(session, answers.request_id):
            whom = f"{said.signer}的" if said.signer else ""
            yield Refusal(f"{said.number} 没有等着{whom}签名的表单", "GEN-10")


def finish(desk: Desk, answers: Answers) -> Done:
    """Noted once; asked again, nothing is left to note."""
    said = answers[Signed]
    with desk.work(ACT) as session:
        meant = _meant(session, said)
        awaited.seen(session, meant, answers.request_id)
        number = said.number.strip().upper()
        left = [one for one in awaited.all_awaited(session) if one.number == number]
    words = f"{number} 已登记签名" + (f"，还缺{'、'.join(_names(left))}" if left else "")
    return Done(number, words)


def _meant(session: Session, said: Signed) -> list[PaperSignature]:
    number, signer = said.number.strip().upper(), (said.signer or "").strip()
    return [one for one in awaited.all_awaited(session) if one.number == number and signer in ("", one.signer)]


def _names(some: Sequence[PaperSignature]) -> list[str]:
    return list(dict.fromkeys(f"{one.signer}（{one.paper}）" for one in some))


SIGN_PAPERS = Procedure("sign_papers", "签名登记", ACT, (Signed,), finish, check)
