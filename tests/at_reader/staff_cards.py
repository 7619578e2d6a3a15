"""Applications of the tests, as far as the reader: filed, agreed to, authorised."""

from deskapp.card_queue import ToIssue
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights, Shop
from deskapp.procedures.staff_card.issue.service import STAFF_CARD
from deskapp.procedures.staff_card.issue.steps import Approved

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
