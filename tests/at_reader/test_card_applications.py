"""Applications for cards at the counter: filed, agreed to, authorised by a second person, and who is told of them."""

import pytest
from sqlalchemy import select

from deskapp.access.applications import Stage
from deskapp.access.kinds import HolderClass
from deskapp.at_reader.queue import queue_of, type_for
from deskapp.counter import COUNTER
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session, Wrong
from deskapp.kernel.problems import Refusal
from deskapp.overview.application_matters import applied, left_behind
from deskapp.printout import draw as drawn
from deskapp.procedures.access_card.service import ACCESS_CARD
from deskapp.procedures.card_life.cancel.service import CANCEL_CARD
from deskapp.procedures.reprint_receipt.service import REPRINT_RECEIPT
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS, Agreed
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights, Shop
from deskapp.procedures.staff_card.issue.service import STAFF_CARD
from deskapp.procedures.staff_card.issue.steps import Approved
from deskapp.staff.records import Override, StaffMember
from deskapp.staff.team import set_active
from deskapp.ui.offers import Next, Subject
from tests.at_reader.staff_cards import FIRST, REQUEST, authorised, consent, filed, how_far, row_of
from tests.conftest import PIN
from tests.printing.finished import copied

# The application


def test_an_application_is_filed_and_its_paper_printed(desk, tmp_path):
    """FORM-32, CARD-13."""
    done = filed(desk, "甘棠", "石磊")
    assert (done.number, done.result) == (FIRST, HolderClass.STAFF)
    text = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "SQ2026-0001" in text
    assert "自发卡之日起12个月" in text
    assert all(words in text for words in ("甘棠", "石磊", "秩序维护部", "邓主管", "部门负责人签名", "授权人签名"))


def test_its_paper_is_printed_again_by_its_number(desk, manned_by, tmp_path):
    """FORM-32, GEN-14: as it was filed, by whoever prints it now."""
    filed(desk, "甘棠")
    walk = Session(REPRINT_RECEIPT, manned_by("陈佳"))
    assert walk.submit(WhichPaper, {"number": "sq2026-0001"}) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    text = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "甘棠" in text
    assert done.papers[0].slip.imprint.clerk == "林晓"


def test_nobody_stands_on_a_paper_twice_and_somebody_does(desk):
    walk = Session(APPLY_FOR_CARDS, desk)
    walk.submit(Request, {"kind": "内部员工", **REQUEST})
    assert walk.step is People, "no shop is asked for the staff"
    (problem,) = walk.submit(People, {"people": [{"name": "甘棠"}, {"name": "甘棠"}]})
    assert "甘棠写了两次" in problem.text
    assert walk.submit(People, {"people": []})


def test_rights_that_make_no_sense_are_refused(desk):
    """CARD-20."""
    walk = Session(APPLY_FOR_CARDS, desk)
    walk.submit(Request, {"kind": "内部员工", **REQUEST})
    walk.submit(People, {"people": [{"name": "甘棠"}]})
    assert "已经过了" in walk.submit(Rights, {"valid_to": "2026-11-20"})[0].text
    assert "没有“月球”这个门组" in walk.submit(Rights, {"doors": "月球"})[0].text
    assert walk.submit(Rights, {"valid_to": "2026-11-21"}) == ()


# The consent


def test_without_the_word_of_the_centre_manager_there_is_no_consent(desk):
    """CARD-13: signed on the paper, or given at the desk by PIN."""
    filed(desk, "甘棠")
    walk, (stop,) = consent(desk)
    assert isinstance(stop, Refusal)
    assert (stop.rule, stop.override) == ("CARD-13", "agree_to_cards")
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已看申请表"))
    assert walk.submit(Consent, {"application": FIRST, "opinion": "同意"}) == ()
    assert isinstance(walk.finish(), Done)
    assert (how_far(desk), row_of(desk).agreed_by) == (Stage.AGREED, "高远")
    with desk.reading() as session:
        assert session.scalars(select(Override)).one().rule == "CARD-13"


@pytest.mark.parametrize(("who", "said", "by"), [("高远", {}, "高远"), ("林晓", {"signed": True}, "部门负责人")])
def test_the_manager_on_duty_and_the_signature_on_paper_count(manned_by, who, said, by):
    """CARD-13."""
    desk = manned_by(who)
    filed(desk, "甘棠")
    walk, wrong = consent(desk, **said)
    assert wrong == ()
    walk.finish()
    assert row_of(desk).agreed_by.startswith(by)


def test_a_merchant_brings_seal_and_shop_manager_before_the_centre_manager(desk, home):
    """CARD-06: nobody may let the seal pass."""
    filed(desk, "秦小满", kind="商户", room="3-2-501")
    _, (stop,) = consent(desk, signed=True)
    assert isinstance(stop, Refusal)
    assert (stop.text, stop.override) == ("商户办卡申请须由商户同意并加盖公章", "")
    _, (stop,) = consent(desk, signed=True, sealed=True)
    assert isinstance(stop, Refusal)
    assert (stop.text, stop.override) == ("请商铺负责人核实并填写申请表", "")
    walk, wrong = consent(desk, signed=True, sealed=True, shop_manager="周店")
    assert wrong == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert (done.result, how_far(desk)) == (Agreed(False, "秩序维护部", "3-2-501", "周店"), Stage.DONE)


def test_a_shop_that_is_not_there_is_refused(desk):
    """GEN-01."""
    walk = Session(APPLY_FOR_CARDS, desk)
    walk.submit(Request, {"kind": "商户", **REQUEST})
    assert "没有房号" in walk.submit(Shop, {"room": "3-2-502"})[0].text


def test_an_application_that_is_not_agreed_to_is_closed_for_a_reason(desk):
    """CARD-13."""
    filed(desk, "甘棠")
    _, (problem,) = consent(desk, opinion="不同意")
    assert "原因" in problem.text
    walk, wrong = consent(desk, opinion="不同意", reason="编制已满")
    assert wrong == ()
    walk.finish()
    assert how_far(desk) is Stage.CLOSED
    assert "没有在等同意" in consent(desk, signed=True)[1][0].text


# The authorisation


def test_only_a_lead_authorises_a_staff_card_and_both_names_are_kept(desk, lead):
    """CARD-14, ROLE-01: the lead comes to the desk of the clerk."""
    filed(desk, "甘棠")
    walk = Session(STAFF_CARD, desk)
    said = {"application": FIRST, "signed": True}
    (stop,) = walk.submit(Approved, said)
    assert isinstance(stop, Refusal)
    assert (stop.rule, stop.override) == ("CARD-14", "authorise_staff_card")
    with pytest.raises(Exception, match="没有“内部员工卡授权”的权限"):
        desk.authorise(stop.override, "高远", PIN, "我是负责人")
    walk.allow(stop, desk.authorise(stop.override, "赵立", PIN, "已看申请表"))
    assert walk.submit(Approved, said) == ()
    assert isinstance(walk.finish(), Done)
    assert (how_far(desk), row_of(desk).authorised_by_id) == (Stage.ISSUING, lead.clerk.id)
    with desk.reading() as session:
        kept = session.scalars(select(Override)).one()
    assert (kept.act, kept.allowed_by_id, kept.asked_by_id) == ("authorise_staff_card", lead.clerk.id, desk.clerk.id)


def test_no_card_before_the_consent_even_for_a_lead(desk, lead):
    """CARD-13 before CARD-14."""
    filed(desk, "甘棠")
    (stop,) = Session(STAFF_CARD, lead).submit(Approved, {"application": FIRST})
    assert isinstance(stop, Refusal)
    assert (stop.rule, stop.override) == ("CARD-13", "agree_to_cards")


def test_what_was_authorised_goes_on_tomorrow_without_anybody_s_pin(desk, lead):
    """cards.md 3.4."""
    filed(desk, "甘棠")
    authorised(lead, FIRST)
    walk = Session(STAFF_CARD, desk)
    assert walk.submit(Approved, {"application": FIRST}) == ()
    assert isinstance(walk.finish(), Done)


def test_a_merchants_application_makes_no_staff_card(desk, lead, home):
    """CARD-06, CARD-13."""
    filed(desk, "秦小满", kind="商户", room="3-2-501")
    (stop,) = Session(STAFF_CARD, lead).submit(Approved, {"application": FIRST, "signed": True})
    assert "没有内部员工的办卡申请" in stop.text


def test_the_card_of_a_colleague_who_left_is_to_be_cancelled(desk, lead, at_reader, manned_by):
    """The table of CARD states: staff who leave."""
    filed(desk, "陈佳")
    person = queue_of(lead, authorised(lead, FIRST)).people[0]
    type_for(desk, person.id, "w1", "00418301")
    with desk.reading() as session:
        assert list(left_behind(session, desk)) == []
    with manned_by("管理员").work("manage_staff") as session:
        set_active(session, session.get_one(StaffMember, person.staff_id), False)
    with desk.reading() as session:
        (matter,) = left_behind(session, desk)
    assert matter.more == "陈佳已离职，卡 00418301 还有效，请收回或注销"
    walk = Session(CANCEL_CARD, desk)
    draft = Subject(more=matter.link.more).beginning(CANCEL_CARD)
    assert draft is not None
    walk.resume(draft)
    assert walk.step is None, "nothing more is asked"
    assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        assert list(left_behind(session, desk)) == []


# What follows


@pytest.mark.parametrize(
    ("who", "what"),
    [("高远", ["同意办卡申请"]), ("赵立", []), ("林晓", [])],
)
def test_an_application_stands_on_the_list_of_whoever_must_give_the_word(manned_by, who, what):
    """CARD-13, CARD-14, section 4.4."""
    filed(manned_by("林晓"), "甘棠")
    assert [one.what for one in waiting_for(manned_by(who))] == what


def test_then_on_the_list_of_the_leads_and_then_of_the_desk(desk, lead, manned_by):
    """CARD-14, section 4.4: and it leads to its procedure."""
    filed(desk, "甘棠", "石磊")
    walk, _ = consent(desk, signed=True)
    walk.finish()
    (matter,) = waiting_for(lead)
    assert (matter.what, matter.link.key, matter.link.more) == (
        "授权内部员工卡",
        "staff_card",
        (("application", FIRST),),
    )
    assert waiting_for(desk) == []
    authorised(lead, FIRST)
    (matter,) = waiting_for(desk)
    assert (matter.what, matter.more) == ("接着制内部员工卡", f"{FIRST}，还有 2 人没有卡")


def waiting_for(desk):
    with desk.reading() as session:
        return list(applied(session, desk))


def offered_next(name: str, done: Done | Wrong) -> Next | None:
    assert isinstance(done, Done), done
    return next(offer for offer in COUNTER if offer.name == name).then(done)


def test_the_paper_leads_to_the_consent_and_that_to_the_card(desk, home):
    """CARD-06, CARD-13: a merchant pays at the counter, the centre's own cards are authorised."""
    paper = filed(desk, "甘棠")
    after = offered_next("apply_for_cards", paper)
    assert after is not None
    assert (after.name, dict(after.subject.more)) == ("agree_to_cards", {"application": FIRST})
    walk, _ = consent(desk, signed=True)
    after = offered_next("agree_to_cards", walk.finish())
    assert after is not None
    assert (after.name, dict(after.subject.more)) == ("staff_card", {"application": FIRST})
    filed(desk, "秦小满", kind="商户", room="3-2-501")
    walk = Session(AGREE_TO_CARDS, desk)
    said = {"application": "SQ2026-0002", "opinion": "同意", "signed": True, "sealed": True, "shop_manager": "周店"}
    assert walk.submit(Consent, said) == ()
    after = offered_next("agree_to_cards", walk.finish())
    assert after is not None
    card = Session(ACCESS_CARD, desk)
    draft = after.subject.beginning(ACCESS_CARD)
    assert draft is not None
    assert (draft["said"]["Applicant"]["room"], draft["said"]["Applicant"]["held_as"]) == ("3-2-501", "商户")
    assert draft["said"]["MerchantProof"] == {
        "sealed_application": True,
        "shop_manager": "周店",
        "manager_signed": True,
    }
    card.resume(draft)


def test_what_was_refused_leads_nowhere(desk):
    """CARD-13."""
    filed(desk, "甘棠")
    walk, _ = consent(desk, opinion="不同意", reason="编制已满")
    assert offered_next("agree_to_cards", walk.finish()) is None
