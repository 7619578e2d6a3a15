"""Cards of the centre from the paper to the signature: consent, a second person, one card after another."""

import pytest
from sqlalchemy import select

from deskapp.access import signing
from deskapp.access.application_records import CardApplication
from deskapp.access.applications import Progress, Stage, stage
from deskapp.access.book import book
from deskapp.access.kinds import EventKind, HolderClass, Writing
from deskapp.access.register import reading
from deskapp.card_desk import Ending, look
from deskapp.card_lines import unfinished
from deskapp.card_queue import drop, issue_to, objection, queue_of, type_for
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.issuing.plan import Act
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.ticket_records import Ticket
from deskapp.printout import draw as drawn
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights, Shop
from deskapp.procedures.staff_card.issue.service import STAFF_CARD, sign, signs_for
from deskapp.procedures.staff_card.issue.steps import Approved
from deskapp.staff.records import Override
from tests.at_reader.staff_cards import REQUEST, authorised, filed
from tests.card_station import OTHER_UID, desfire
from tests.conftest import PIN, STARTED
from tests.printing.finished import copied

FIRST = "SQ2026-0001"


def row_of(desk, number=FIRST) -> CardApplication:
    with desk.reading() as session:
        return session.scalars(select(CardApplication).where(CardApplication.number == number)).one()


def how_far(desk, number=FIRST) -> Stage:
    with desk.reading() as session:
        return stage(session.scalars(select(CardApplication).where(CardApplication.number == number)).one())


def card_for(desk, reader, application_id, place=1, request="w1"):
    """Lay what is on the reader before the queue, for one of its people; the ending and the acts."""
    acts: list[Act] = []
    person = queue_of(desk, application_id).people[place - 1]
    return issue_to(desk, look(desk, reader.model.name), person.id, request, acts.append).ending, acts


# The application


def test_an_application_is_filed_and_its_paper_printed(desk, tmp_path):
    """FORM-32, CARD-13."""
    done = filed(desk, "甘棠", "石磊")
    assert (done.number, done.result) == (FIRST, HolderClass.STAFF)
    text = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "SQ2026-0001" in text
    assert "自发卡之日起12个月" in text
    assert all(words in text for words in ("甘棠", "石磊", "秩序维护部", "邓主管", "部门负责人签名", "授权人签名"))


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


def consent(desk, **said) -> tuple[Session, tuple]:
    walk = Session(AGREE_TO_CARDS, desk)
    return walk, walk.submit(Consent, {"application": FIRST, "opinion": "同意", **said})


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
    assert (stop.text, stop.override) == ("商户办卡申请须由商户同意并加盖公章", "")
    _, (stop,) = consent(desk, signed=True, sealed=True)
    assert (stop.text, stop.override) == ("请商铺负责人核实并填写申请表", "")
    walk, wrong = consent(desk, signed=True, sealed=True, shop_manager="周店")
    assert wrong == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert (done.result, how_far(desk)) == (HolderClass.MERCHANT, Stage.DONE)


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


# At the reader


@pytest.fixture
def queue(at_reader, lead):
    """A reader, and an authorised application for two."""
    desk, reader = at_reader
    filed(desk, "甘棠", "石磊")
    return desk, reader, authorised(lead, FIRST)


def test_one_after_another_gets_a_card_free_and_read_back(queue):
    """CARD-13, CARD-17, CARD-20: no ticket, a line each in the register."""
    desk, reader, number = queue
    for place, uid in enumerate((None, OTHER_UID), 1):
        reader.put(desfire(uid) if uid else desfire())
        assert card_for(desk, reader, number, place, f"w{place}")[0] is Ending.DONE
    people = queue_of(desk, number).people
    assert [(one.name, one.card_no, one.progress) for one in people] == [
        ("甘棠", "000001", Progress.WRITTEN),
        ("石磊", "000002", Progress.WRITTEN),
    ]
    assert how_far(desk) is Stage.DONE
    with desk.reading() as session:
        lines = book(session, STARTED.date(), STARTED.date())
        assert [(line.held_as, line.holder, line.fee) for line in lines] == [
            ("内部员工", "石磊", Money()),
            ("内部员工", "甘棠", Money()),
        ]
        assert session.scalars(select(Ticket)).all() == []


def test_an_old_card_of_theirs_is_formatted_written_and_read_back(queue, lead):
    """CARD-18: format, write, read back; a new card is not formatted."""
    desk, reader, number = queue
    reader.put(desfire())
    assert card_for(desk, reader, number)[1][0] is not Act.RELEASE
    filed(desk, "甘棠")
    again = authorised(lead, "SQ2026-0002")
    ending, acts = card_for(desk, reader, again, request="w9")
    assert ending is Ending.DONE
    assert Act.RELEASE in acts or Act.CLEAR in acts
    assert acts.index(Act.CLEAR) < acts.index(Act.WRITE) < len(acts) - 1
    assert acts[-1] is Act.VERIFY
    with desk.reading() as session:
        card = reading.by_number(session, "000001")
    assert card is not None
    assert (card.state, card.issue_no) == (CardState.ACTIVE, 2)


def test_the_card_of_a_colleague_is_not_for_anybody_else(queue):
    """CARD-18: nothing on it is touched."""
    desk, reader, number = queue
    reader.put(desfire())
    card_for(desk, reader, number)
    first, second = queue_of(desk, number).people
    seen = look(desk, reader.model.name)
    assert "在用" in objection(seen, second)
    assert objection(seen, first) == ""
    assert card_for(desk, reader, number, 2, "w2")[0] is Ending.NOT_BEGUN
    assert queue_of(desk, number).people[1].progress is Progress.WAITING


def test_pulled_away_the_same_card_goes_on_and_the_person_stays_first(queue):
    """CARD-26: the record is true at every moment."""
    desk, reader, number = queue
    card = desfire()
    reader.put(card)
    reader.mischief = Mischief(tear_at=12)
    assert card_for(desk, reader, number)[0] is Ending.TORN
    reader.mischief = Mischief()
    torn = queue_of(desk, number).people[0]
    assert (torn.progress, torn.torn, torn.open) == (Progress.BEGUN, True, True)
    assert [line.card_no for line in unfinished(desk)] == ["000001"]
    reader.put(card)
    assert card_for(desk, reader, number, request="w2")[0] is Ending.DONE
    assert queue_of(desk, number).left[0].name == "石磊"


def test_without_a_reader_the_number_is_typed_for_the_person(queue):
    """CARD-23."""
    desk, _, number = queue
    type_for(desk, queue_of(desk, number).people[0].id, "w1", "00418301")
    with desk.reading() as session:
        card = reading.by_number(session, "00418301")
    assert card is not None
    assert card.medium is not None
    assert card.medium.writing is Writing.UNWRITTEN
    assert queue_of(desk, number).people[0].progress is Progress.UNWRITTEN


def test_somebody_may_be_dropped_and_taken_up_again(queue):
    desk, _, number = queue
    drop(desk, queue_of(desk, number).people[0])
    assert [one.name for one in queue_of(desk, number).left] == ["石磊"]
    drop(desk, queue_of(desk, number).people[0])
    assert len(queue_of(desk, number).left) == 2


def test_everybody_signs_and_for_a_business_line_its_head_does(queue, lead):
    """CARD-15."""
    desk, reader, number = queue
    reader.put(desfire())
    card_for(desk, reader, number)
    assert signs_for(desk, number) == ""
    sign(desk, [queue_of(desk, number).people[0].card_id])
    with desk.reading() as session:
        assert signing.unsigned(session) == []
        kinds = [line.kind for line in book(session, STARTED.date(), STARTED.date()) if line.signed]
    assert kinds == [EventKind.ISSUED]
    filed(desk, "工程部值班卡 1 号", kind="业务口")
    assert signs_for(desk, authorised(lead, "SQ2026-0002")) == "邓主管"
