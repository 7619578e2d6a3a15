"""Cards lost, found again, handed in, wiped, broken, cancelled: the record is true after each of it."""

import pytest
from sqlalchemy import select

from deskapp.access.card_records import CardEvent, CardIssue
from deskapp.access.errors import AccessError
from deskapp.access.kinds import CardFamily, EventKind, HolderClass, PlanAct, ReplaceReason, Writing
from deskapp.access.register import changes, outcomes, planning, reading, stock
from deskapp.access.rules.replacing import replacement
from deskapp.access.rules.standing import Standing
from deskapp.access.search import stands
from deskapp.estate.kinds import CardState
from deskapp.staff.records import Task
from tests.access.hands import OTHER, PAID, START, access, card_of, issued, on_reader, plan_issue, write


@pytest.fixture
def card(desk, home):
    """A card in the hands of the owner."""
    return issued(desk, home.owner)


def lose(desk, card, request="lost"):
    with desk.work("report_card_lost") as session:
        return changes.report_lost(session, card.id, request, "业主来电")


def test_a_lost_card_is_lost_once_and_known_when_somebody_brings_it(desk, home, card):
    """CARD-22."""
    assert lose(desk, card).state is CardState.LOST
    assert lose(desk, card).state is CardState.LOST
    with desk.reading() as session:
        met = reading.by_uid(session, card.uid)
        assert met is not None
        assert (stands(met, START), met.holder) == (Standing.LOST, home.owner)
        kinds = session.scalars(select(CardEvent.kind).where(CardEvent.card_id == card.id)).all()
        assert kinds == [EventKind.ISSUED, EventKind.LOST]
    with pytest.raises(AccessError, match="不能挂失"):
        lose(desk, card, "again")


def test_a_lost_card_takes_no_new_holder(desk, home, card):
    """cards.md 3.1: stop, tell the desk."""
    lose(desk, card)
    with pytest.raises(AccessError, match="“遗失”，不能发卡"):
        plan_issue(desk, home.tenant, "r2")


def test_a_found_card_is_valid_again_by_whoever_may_say_so(lead, desk, card):
    lose(desk, card)
    with pytest.raises(AccessError, match="写明解除挂失的原因"), lead.work("restore_card") as session:
        changes.found_again(session, card.id, "f0", "")
    with lead.work("restore_card") as session:
        assert changes.found_again(session, card.id, "f1", "在车里找到").state is CardState.ACTIVE


def test_a_found_card_whose_successor_is_out_stays_lost(lead, desk, home, card):
    """CARD-22."""
    lose(desk, card)
    now = card_of(desk, card.id)
    made = replacement(HolderClass.OWNER, START, now.grants[0].term, ReplaceReason.LOSS, START, desk.settings())
    with desk.work("replace_card") as session:
        plan = planning.replace(session, "r2", now, made, on_reader(OTHER), paid=PAID)
    write(desk, plan)
    with pytest.raises(AccessError, match="已补办新卡 000002"), lead.work("restore_card") as session:
        changes.found_again(session, card.id, "f1", "找到了")
    with desk.work("take_back_card") as session:
        assert changes.take_back(session, card.id, "b1").state is CardState.RETURNED


def test_a_card_handed_in_is_wiped_for_stock_and_issued_again(desk, home, card):
    """cards.md 3.3: return, wipe, re-issue with the next issue number."""
    with desk.work("take_back_card") as session:
        back = changes.take_back(session, card.id, "b1", "搬走")
    assert (back.state, back.holder, back.grants) == (CardState.RETURNED, None, ())
    assert back.medium is not None
    assert back.medium.writing is Writing.OUTDATED
    with desk.work("write_card") as session:
        plan = planning.wipe(session, "w1", back, on_reader())
        assert stock.stock(session)[CardFamily.DESFIRE] == -1
    wiped = write(desk, plan)
    assert wiped.medium is not None
    assert (wiped.state, wiped.medium.writing) == (CardState.RETURNED, Writing.WIPED)
    again = issued(desk, home.tenant, "r2")
    assert (again.id, again.card_no, again.issue_no, again.holder) == (card.id, card.card_no, 2, home.tenant)
    with desk.reading() as session:
        assert stock.stock(session)[CardFamily.DESFIRE] == -1
        first, second = session.scalars(select(CardIssue).order_by(CardIssue.id))
        assert (first.holder_name, first.ended_on, second.ended_on) == ("张素芬", START, None)


def test_a_blank_that_breaks_is_a_blank_less(desk, home, card):
    """CARD-17."""
    with desk.work("take_back_card") as session:
        back = changes.take_back(session, card.id, "b1")
    with desk.work("write_card") as session:
        plan = planning.wipe(session, "w1", back, on_reader())
    write(desk, plan)
    with desk.work("cancel_card") as session:
        assert stock.stock(session)[CardFamily.DESFIRE] == 0
        changes.cancel(session, card.id, "x1", "卡面破损")
        assert stock.stock(session)[CardFamily.DESFIRE] == -1


def test_a_card_in_use_is_not_wiped(desk, card):
    with pytest.raises(AccessError, match="“有效”，不能清卡"), desk.work("write_card") as session:
        planning.wipe(session, "w1", card, on_reader())


def test_a_cancelled_card_is_in_nobodys_hands_and_its_task_is_done(desk, card):
    """Table of CARD states: any, cancel (move-out, resale, staff leaves)."""
    with desk.work("cancel_card") as session:
        gone = changes.cancel(session, card.id, "x1", "迁出")
        assert (gone.state, gone.holder) == (CardState.CANCELLED, None)
        assert [task.done_at is not None for task in session.scalars(select(Task))] == [True]
        line = session.scalars(select(CardEvent).order_by(CardEvent.id.desc())).first()
        assert line is not None
        assert (line.kind, line.holder_name, line.reason) == (EventKind.CANCELLED, "张素芬", "迁出")
    with desk.work("take_back_card") as session:
        assert changes.take_back(session, card.id, "b1").state is CardState.RETURNED


def test_a_half_written_card_is_finished_before_anything_else(desk, card):
    with desk.work("renew_card") as session:
        planning.change(session, "r2", card, PlanAct.RENEW, access(48), on_reader())
    with pytest.raises(AccessError, match="写到一半"):
        lose(desk, card)


def test_a_finished_plan_takes_no_more_outcomes(desk, home):
    plan = plan_issue(desk, home.owner)
    write(desk, plan)
    for late in (
        lambda session: outcomes.torn(session, plan.id, "x"),
        lambda session: outcomes.later(session, plan.id),
    ):
        with pytest.raises(AccessError, match="已经结束（已写成）"), desk.work("write_card") as session:
            late(session)


def test_a_broken_card_is_damaged_and_can_be_written_off(desk, card):
    with desk.work("replace_card") as session:
        assert changes.damaged(session, card.id, "d1", "折断").state is CardState.DAMAGED
        assert changes.cancel(session, card.id, "d2", "报废").state is CardState.CANCELLED


def test_the_wrong_card_is_not_written_for_another(desk, home, card):
    issued(desk, home.tenant, "r2", OTHER)
    with pytest.raises(AccessError, match="读卡器上的是卡 000002"), desk.work("write_card") as session:
        planning.rewrite(session, "r3", card, on_reader(OTHER))


def test_all_cards_of_a_unit_and_of_a_holder_are_found(desk, home, card):
    """RESALE-06, MOVEOUT-04: what is to be handed in."""
    other = issued(desk, home.tenant, "r2", OTHER)
    with desk.reading() as session:
        assert [one.id for one in reading.of_unit(session, home.unit_id)] == [card.id, other.id]
        assert [one.id for one in reading.of_holder(session, customer_id=home.tenant.customer_id)] == [other.id]
        assert reading.by_uid(session, "04000000000000") is None
