"""Cards of the centre from the paper to the signature: consent, a second person, one card after another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
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
from deskapp.counter import COUNTER
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.ticket_records import Ticket
from deskapp.overview.application_matters import applied
from deskapp.printout import draw as drawn
from deskapp.procedures.access_card.service import ACCESS_CARD
from deskapp.procedures.staff_card.agree.service import AGREE_TO_CARDS, Agreed
from deskapp.procedures.staff_card.agree.steps import Consent
from deskapp.procedures.staff_card.apply.service import APPLY_FOR_CARDS
from deskapp.procedures.staff_card.apply.steps import People, Request, Rights, Shop
from deskapp.procedures.staff_card.issue.service import STAFF_CARD, sign, signs_for
from deskapp.procedures.staff_card.issue.steps import Approved
from deskapp.procedures.staff_card.issue.wizard import StaffCardWizard
from deskapp.staff.records import Override
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from deskapp.ui.offers import Next
from deskapp.ui.walking import go_to
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.at_reader.staff_cards import REQUEST, authorised, filed
from tests.card_station import OTHER_UID, classic_card, desfire
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


# Through the window


@pytest.fixture
def window(at_reader, lead, qtbot, look_on):
    """Open the wizard of a lead at the reader for an application: `window("甘棠", "石磊")`."""
    desk, reader = at_reader
    own = lead.__class__(lead.store, lead.duty, lead.now, desk.station)

    def open_it(*names: str) -> StaffCardWizard:
        filed(desk, *names)
        wizard = StaffCardWizard(own)
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        tick = wizard.page.findChild(QWidget, "signed")
        assert tick is not None
        QTest.keyClick(tick, Qt.Key.Key_Space)
        press(wizard)
        assert wizard.outcome, wizard.objections.wrong
        return wizard

    yield open_it, reader
    stop_reader(desk.station)


def batch(wizard) -> BatchPage:
    assert isinstance(wizard.writing, BatchPage)
    return wizard.writing


def next_card(wizard, reader, card, face=Face.DONE):
    """Take what lies there away, wait until the page is ready, lay this one down and wait."""
    if reader.card:
        reader.take()
        wait_for(lambda: not batch(wizard).reader.here, "the card is away")
        wait_for(lambda: batch(wizard).face is not Face.DONE, "the page is ready")
    reader.put(card)
    wait_for_face(wizard, face)


def test_put_beep_take_next_and_everybody_who_signs_gets_the_card(window):
    """cards.md 3.4, CARD-15: by keys alone; whose turn it is stands there in large type."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊")
    assert batch(wizard).whose.text() == "甘棠"
    next_card(wizard, reader, desfire())
    assert batch(wizard).stage.head.text() == "甘棠的卡写好了，可以取下"
    assert "下一位：石磊" in batch(wizard).stage.next.text()
    assert batch(wizard).reason() == "还有 1 人没有卡"
    next_card(wizard, reader, desfire(OTHER_UID), Face.ALL)
    press(wizard)
    assert wizard.closing is not None
    QTest.keyClick(wizard.closing, Qt.Key.Key_Space)
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard)
    assert left
    with wizard.session.desk.reading() as session:
        assert [one.holder for one in signing.unsigned(session)] == ["石磊"]


def test_a_torn_card_waits_for_itself_and_f7_gives_it_up_for_a_blank(window):
    """CARD-26, cards.md 3.4: the queue does not move on."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊")
    reader.mischief = Mischief(tear_at=12)
    next_card(wizard, reader, desfire(), Face.TORN)
    reader.mischief = Mischief()
    next_card(wizard, reader, desfire(OTHER_UID), Face.ANOTHER)
    assert batch(wizard).whose.text() == "甘棠"
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.DONE)
    with wizard.session.desk.reading() as session:
        bad, good = reading.by_number(session, "000001"), reading.by_number(session, "000002")
    assert bad is not None
    assert good is not None
    assert (bad.state, good.state, good.holder_name) == (CardState.WRITE_FAILED, CardState.ACTIVE, "甘棠")


def test_three_bad_cards_in_a_row_stop_the_queue(window):
    """cards.md 3.4: then it is the reader or a key, and nobody was skipped."""
    open_it, reader = window
    wizard = open_it("甘棠")
    reader.mischief = Mischief(forgets_from=1)
    next_card(wizard, reader, classic_card("56000001"), Face.FAILED)
    next_card(wizard, reader, classic_card("56000002"), Face.FAILED)
    next_card(wizard, reader, classic_card("56000003"), Face.TROUBLE)
    assert "连着三张写不了" in batch(wizard).stage.line.text()
    assert batch(wizard).people.count.text() == "写好 0　坏卡 3　还有 1 人"
    reader.mischief = Mischief()
    reader.take()
    wait_for(lambda: not batch(wizard).reader.here, "the card is away")
    reader.put(desfire())
    wait_for(lambda: batch(wizard).reader.here, "a card lies there")
    assert batch(wizard).face is Face.TROUBLE, "nothing is written before somebody has looked"
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.ALL)


def test_somebody_else_is_chosen_somebody_is_dropped_and_the_rest_goes_on_tomorrow(window, qtbot):
    """cards.md 3.4: skipped, resumed."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊", "秦小满")
    table = batch(wizard).people.table
    go_to(table)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert batch(wizard).whose.text() == "石磊"
    next_card(wizard, reader, desfire())
    assert batch(wizard).whose.text() == "秦小满"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert batch(wizard).whose.text() == "甘棠"
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard, Qt.Key.Key_F12)
    assert wizard.closing is not None, "the card that was written is signed for first"
    press(wizard)
    assert left
    assert how_far(wizard.session.desk) is Stage.ISSUING
    tomorrow = StaffCardWizard(wizard.session.desk)
    qtbot.addWidget(tomorrow)
    tomorrow.show()
    QTest.qWaitForWindowActive(tomorrow)
    press(tomorrow)
    assert [one.name for one in batch(tomorrow).left()] == ["甘棠"]


def test_without_a_reader_a_number_is_typed_for_each(lead, qtbot, look_on):
    """CARD-23."""
    filed(lead, "甘棠")
    wizard = StaffCardWizard(lead)
    qtbot.addWidget(wizard)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"signed": True})
    press(wizard)
    assert batch(wizard).face is Face.TROUBLE
    field = batch(wizard).number
    go_to(field)
    QTest.keyClicks(field, "00418301")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert queue_of(lead, batch(wizard)._asked.application_id).people[0].progress is Progress.UNWRITTEN
    assert wizard.writing.reason() == ""


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


# What follows


def offered_next(name: str, done: Done) -> Next | None:
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
