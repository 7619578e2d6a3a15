"""Keeps a new version of the text of an agreement, and shows what is in force and what was before (GEN-15)."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.agreements import FIELDS, AgreementKind, keep, text_of, versions
from deskapp.agreements.records import AgreementWording
from deskapp.agreements.wording import DEFAULT_VERSION, OWN, default_text
from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.clauses import faults
from deskapp.kernel.problems import Refusal
from deskapp.printing.typeface import missing
from deskapp.procedures.edit_agreement.steps import STEPS, LookedAt, WhichAgreement, Wording
from deskapp.staff.records import StaffMember

ACT = "edit_agreement"
RULE = "GEN-15"


@dataclass(frozen=True)
class Edition:
    """One version of a text, as the page shows it: who made it, when and why."""

    version: int
    text: str
    made_on: str = ""
    by: str = ""
    reason: str = ""

    @property
    def name(self) -> str:
        """What it is called."""
        return f"第 {self.version} 版" if self.version else OWN


def standing(desk: Desk) -> list[tuple[AgreementKind, Edition]]:
    """Every kind and the version in force."""
    with desk.reading() as session:
        return [(kind, _editions(session, kind)[0]) for kind in AgreementKind]


def editions(desk: Desk, kind: AgreementKind) -> list[Edition]:
    """All versions of a text, the one in force first, the program's own last."""
    with desk.reading() as session:
        return _editions(session, kind)


def _before(session: Session, request_id: str) -> AgreementWording | None:
    """The version that this request has kept already (design law 1)."""
    return session.scalars(select(AgreementWording).where(AgreementWording.request_id == request_id)).one_or_none()


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only fields that are known, only characters that can be printed, and only where nobody was faster."""
    if Wording not in answers:
        return
    kind, asked = answers[WhichAgreement].kind, answers[Wording]
    for wrong in faults(asked.tidy, FIELDS[kind]):
        yield Refusal(wrong.text, RULE)
    if strange := missing(asked.tidy):
        yield Refusal(f"“{strange}”打印不出来，请换成别的字", RULE)
    now, opened = text_of(session, kind), _text_of_edition(session, kind, asked.edition)
    if now.text != opened:
        yield Refusal(f"打开之后，{kind.value}又有了新的版本，请离开后重新打开再改", RULE)
    elif now.text == asked.tidy:
        yield Refusal("正文和现行版本一样，没有改动", RULE)


def _keep(session: Session, desk: Desk, answers: Answers) -> AgreementWording:
    kind, asked = answers[WhichAgreement].kind, answers[Wording]
    older = _same_as(session, kind, asked)
    return keep(session, kind, asked.tidy, answers[LookedAt].reason, answers.request_id, older)


def _told(session: Session, desk: Desk, answers: Answers, made: AgreementWording) -> Done:
    back = "" if made.as_version is None else f"，与{_name(made.as_version)}相同"
    title = made.kind.value
    return Done(title, f"{title}第 {made.version} 版已保存{back}，以后签的按它打印", result=made.version)


def _same_as(session: Session, kind: AgreementKind, asked: Wording) -> int | None:
    """The latest older version with these very words."""
    return next((one.version for one in _editions(session, kind) if one.text == asked.tidy), None)


def _text_of_edition(session: Session, kind: AgreementKind, version: int) -> str:
    """The words that were opened."""
    return next((one.text for one in _editions(session, kind) if one.version == version), "")


def _editions(session: Session, kind: AgreementKind) -> list[Edition]:
    made = [_edition(session, one) for one in versions(session, kind)]
    return [*made, Edition(DEFAULT_VERSION, default_text(kind).text)]


def _edition(session: Session, row: AgreementWording) -> Edition:
    by = session.get_one(StaffMember, row.created_by_id).name if row.created_by_id else ""
    return Edition(row.version, row.text, f"{row.created_at:%Y-%m-%d %H:%M}", by, row.reason)


def _name(version: int) -> str:
    return f"第 {version} 版" if version else OWN


_DEED = Deed(ACT, _before, _refusals, _keep, _told, "没有保存", "E-WRD-02")
EDIT_AGREEMENT = Procedure("edit_agreement", "修改协议文本", ACT, STEPS, _DEED.finish, _DEED.check)
