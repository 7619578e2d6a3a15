"""Applications of the tests, as far as the reader: filed, agreed to, authorised."""

from sqlalchemy import select

from deskapp.access.application_records import CardApplication
from deskapp.access.applications import Stage, stage
from deskapp.at_reader.queue import ToIssue
from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session, Wrong
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights, Shop
from deskapp.procedures.staff_card.issue.service import STAFF_CARD
from deskapp.procedures.staff_card.issue.steps import Approved

FIRST = "SQ2026-0001"
REQUEST = {"applicant": "邓主管", "department": "秩序维护部", "reason": "新到岗"}


def filed(desk, *names: str, kind="内部员工", room="", **rights) -> Done:
    """The paper of an application for these people."""
    walk = Session(APPLY_FOR_CARDS, desk)
    assert walk.submit(Request, {"kind": kind, **REQUEST}) == ()
    if kind == "商户":
        assert walk.submit(Shop, {"room": room}) == ()
    assert walk.submit(People, {"people": [{"name": name, "post": "门岗"} for name in names]}) == ()
    assert walk.submit(Rights, rights) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def authorised(lead, number: str) -> int:
    """The application, once its consent is on paper and a lead on duty authorised it; its id."""
    walk = Session(STAFF_CARD, lead)
    assert walk.submit(Approved, {"application": number, "signed": True}) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    assert isinstance(done.result, ToIssue)
    return done.result.application_id


def row_of(desk: Desk, number: str = FIRST) -> CardApplication:
    """An application as it is kept."""
    with desk.reading() as session:
        return session.scalars(select(CardApplication).where(CardApplication.number == number)).one()


def how_far(desk: Desk, number: str = FIRST) -> Stage:
    """How far an application is."""
    with desk.reading() as session:
        return stage(session.scalars(select(CardApplication).where(CardApplication.number == number)).one())


def consent(desk: Desk, **said: object) -> tuple[Session, Wrong]:
    """The page of the consent to the first application, and what stands against it."""
    walk = Session(AGREE_TO_CARDS, desk)
    return walk, walk.submit(Consent, {"application": FIRST, "opinion": "同意", **said})
