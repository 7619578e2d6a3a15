"""Cards that come to the desk again: renewed, replaced, topped up, and those of an old roster."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.access.book import book
from deskapp.access.card_records import CardEvent
from deskapp.access.errors import AccessError
from deskapp.access.kinds import (
    CardFamily,
    EventKind,
    HolderClass,
    PlanAct,
    Purpose,
    ReplaceReason,
)
from deskapp.access.register import outcomes, planning, reading
from deskapp.access.register.values import Grant, Holder
from deskapp.access.rewriting import to_rewrite
from deskapp.access.rules.replacing import replacement
from deskapp.access.rules.standing import Standing
from deskapp.access.rules.terms import Term
from deskapp.access.search import stands
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.staff.records import Task
from tests.access.hands import OTHER, PAID, START, UID, access, card_of, changed, issued, on_reader, write


def kinds(desk, card_id) -> list[EventKind]:
    """What the register tells of a card, in order."""
    with desk.reading() as session:
        asked = select(CardEvent.kind).where(CardEvent.card_id == card_id).order_by(CardEvent.id)
        return list(session.scalars(asked))


def renewed(desk, card, request="r2", months=24, **told):
    with desk.work("renew_card") as session:
        plan = planning.renew(session, request, card, on_reader(), months, **told)
    return write(desk, plan)


def test_one_touch_renews_a_card_and_loses_no_day(desk, home, clock):
    """CARD-20: before expiry from the day after the old end."""
    card = issued(desk, home.owner)
    clock.pass_by(days=700)
    card = renewed(desk, card)
    assert (card.valid_to, card.state) == (date(2030, 11, 20), CardState.ACTIVE)
    assert card.grants[0].term == Term(START, date(2030, 11, 20), START)
    assert kinds(desk, card.id) == [EventKind.ISSUED, EventKind.RENEWED]


def test_an_expired_card_is_renewed_from_the_day_it_comes(desk, home, clock):
    """CARD-20: after expiry on the renewal day."""
    card = issued(desk, home.owner)
    clock.pass_by(days=800)
    assert renewed(desk, card).grants == (access(24, start=desk.today),)


def test_a_plan_without_a_reader_tells_the_whole_card_at_once(desk, home):
    """CARD-23, CARD-25: both authorisations are in the answer of the very act that added the second."""
    card = issued(desk, home.owner)
    parking = Grant(Purpose.PARKING, Term.first(START, 1), (9,))
    with desk.work("top_up_parking") as session:
        reading.by_id(session, card.id)
        planning.change(session, "r2", card, PlanAct.TOP_UP, parking, None)
        assert set(reading.by_id(session, card.id).grants) == {access(), parking}
        line = book(session, START, START)[0]
        assert (line.kind, line.valid) == (EventKind.NOT_WRITTEN, "2026.11.21–2026.12.20")


def test_a_staff_card_is_renewed_by_the_leads_alone(desk, lead):
    """CARD-14, ROLE-01: a renewal authorises anew."""
    card = issued(lead, Holder(HolderClass.STAFF, "保安 甘棠"))
    with pytest.raises(AccessError, match="只能由前台负责人或客服负责人授权"):
        renewed(desk, card)


def test_a_card_of_a_roster_does_not_take_the_uid_of_another(desk, home):
    issued(desk, home.owner)
    with desk.work("edit_estate") as session:
        session.add(IcCard(card_no="00418301", unit_id=home.unit_id))
        session.flush()
        old = reading.by_number(session, "00418301")
    assert old is not None
    with pytest.raises(AccessError, match="读卡器上的是卡 000001，不是卡 00418301"):
        renewed(desk, old, holder=home.owner)


def test_a_new_key_calls_every_card_that_has_the_old_one(desk, home, clock):
    """Rollover: re-encode needed."""
    card = issued(desk, home.owner)
    classic = issued(desk, home.tenant, "r2", "5630F009", family=CardFamily.CLASSIC)
    with desk.reading() as session:
        assert to_rewrite(session, START, {CardFamily.DESFIRE: 1}) == []
        (found,) = to_rewrite(session, START, {CardFamily.DESFIRE: 2})
        assert (found[0].id, found[1]) == (card.id, "密钥已换到第 2 版")
    clock.pass_by(days=165)
    with desk.reading() as session:
        (found,) = to_rewrite(session, desk.today)
        assert (found[0].id, found[1]) == (classic.id, "卡上的有效期到 2027-05-20，请放卡刷新")


def test_the_old_validity_stands_until_the_new_one_is_on_the_card(desk, home):
    card = issued(desk, home.owner)
    with desk.work("renew_card") as session:
        planning.change(session, "r2", card, PlanAct.RENEW, access(48), on_reader())
    now = card_of(desk, card.id)
    assert (now.valid_to, stands(now, START)) == (date(2028, 11, 20), Standing.PENDING)


def test_a_renewal_that_was_torn_and_given_up_leaves_the_card_to_be_rewritten(desk, home):
    card = issued(desk, home.owner)
    with desk.work("renew_card") as session:
        plan = planning.change(session, "r2", card, PlanAct.RENEW, access(48), on_reader())
        outcomes.torn(session, plan.id, "卡片离开太早")
        outcomes.abandoned(session, plan.id, "客户走了")
    now = card_of(desk, card.id)
    assert (now.valid_to, stands(now, START)) == (date(2028, 11, 20), Standing.OUTDATED)


def test_one_card_serves_both_purposes_each_with_its_days(desk, home):
    """CARD-25."""
    card = issued(desk, home.owner)
    parking = Grant(Purpose.PARKING, Term.first(START, 1), (9,))
    card = changed(desk, card, parking, "r2", PlanAct.TOP_UP)
    assert {grant.purpose: grant.term.valid_to for grant in card.grants} == {
        Purpose.ACCESS: date(2028, 11, 20),
        Purpose.PARKING: date(2026, 12, 20),
    }
    assert card.valid_to == date(2028, 11, 20)
    with desk.reading() as session:
        line = book(session, START, START)[0]
        assert (line.kind, line.valid) == (EventKind.TOPPED_UP, "2026.11.21–2026.12.20")


def test_a_replaced_card_points_to_its_successor_with_the_next_issue_number(desk, home):
    """CARD-11, CARD-22; doors that know issue numbers retire the old one."""
    old = issued(desk, home.owner)
    made = replacement(HolderClass.OWNER, START, old.grants[0].term, ReplaceReason.DEFECT, START, desk.settings())
    with desk.work("replace_card") as session:
        plan = planning.replace(session, "r2", old, made, on_reader(OTHER))
    assert card_of(desk, old.id).state is CardState.ACTIVE, "until the new one is in his hands"
    new = write(desk, plan)
    before = card_of(desk, old.id)
    assert (new.issue_no, new.state, before.state, before.holder) == (2, CardState.ACTIVE, CardState.REPLACED, None)
    assert kinds(desk, old.id) == [EventKind.ISSUED, EventKind.REPLACED]
    with desk.reading() as session:
        lines = [one for one in book(session, START, START) if one.kind is EventKind.REPLACED]
        assert (lines[0].reason, lines[0].holder, lines[0].room_no) == ("换为 000002", "张素芬", "3-2-501")


def test_a_card_of_an_old_roster_is_renewed_once_its_kind_is_told(desk, home):
    with desk.work("edit_estate") as session:
        session.add(IcCard(card_no="00418301", unit_id=home.unit_id, customer_id=home.owner.customer_id))
        session.flush()
        card = reading.by_number(session, "00418301")
    assert card is not None
    assert (card.holder, card.holder_name) == (None, "张素芬")
    with pytest.raises(AccessError, match="没有发卡记录"), desk.work("renew_card") as session:
        planning.change(session, "r1", card, PlanAct.RENEW, access(), on_reader())
    with desk.work("renew_card") as session:
        plan = planning.change(session, "r1", card, PlanAct.RENEW, access(), on_reader(), holder=home.owner)
    now = write(desk, plan)
    assert (now.uid, now.holder, now.issue_no, now.card_no) == (UID, home.owner, 1, "00418301")


def test_a_new_card_may_stand_for_one_of_an_old_roster(desk, home):
    """CARD-22: lost before this program came."""
    with desk.work("edit_estate") as session:
        session.add(IcCard(card_no="00418301", unit_id=home.unit_id, customer_id=home.owner.customer_id))
        session.flush()
        old = reading.by_number(session, "00418301")
    assert old is not None
    made = replacement(HolderClass.OWNER, START, Term.first(START, 1), ReplaceReason.LOSS, START, desk.settings())
    with pytest.raises(AccessError, match="没有发卡记录"), desk.work("replace_card") as session:
        planning.replace(session, "r1", old, made, on_reader(), paid=PAID)
    with desk.work("replace_card") as session:
        plan = planning.replace(session, "r1", old, made, on_reader(), holder=home.owner, doors=(1, 3), paid=PAID)
    new = write(desk, plan)
    assert (new.issue_no, new.grants[0].doors) == (2, (1, 3))
    assert card_of(desk, old.id).state is CardState.LOST


def test_a_card_has_one_task_for_its_end_made_anew_when_it_is_renewed(desk, home):
    """CARD-21: 30 days before."""
    card = issued(desk, home.owner)
    changed(desk, card, access(48), "r2")
    with desk.reading() as session:
        first, second = session.scalars(select(Task).order_by(Task.id))
        assert (first.due_at.date(), first.done_at is not None) == (date(2028, 10, 21), True)
        assert (second.due_at.date(), second.done_at) == (date(2030, 10, 21), None)
        assert (second.room_no, second.customer_name) == ("3-2-501", "张素芬")
        assert second.title == "门禁卡 000001 有效期至 2030-11-20，请通知延期"
