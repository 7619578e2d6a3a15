"""Reductions: applied for, approved by the manager, used once when money is taken, given back by a void."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from deskapp.audit.records import ChainLink
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting import documents
from deskapp.ledger.adjusting.documents import APPROVED
from deskapp.ledger.adjusting.kinds import ReductionState
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction
from deskapp.ledger.arrears import open_charges, owed
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.tickets import of_payment
from deskapp.printing.slips import from_json
from deskapp.procedures.adjust_fee import rules
from deskapp.procedures.adjust_fee.service import ADJUST_FEE
from deskapp.procedures.adjust_fee.steps import Application, Terms
from deskapp.procedures.adjust_fee.wizard import AdjustFeeWizard
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.steps import Payer
from deskapp.staff.records import Override
from forms.fee_reduction import FeeReduction as Slip
from tests.clerk import WindowClerk
from tests.conftest import PIN
from tests.fees import open_counter
from tests.ledger.till import void
from tests.procedures.fee_walks import WHO, open_ids, pay, slip_of

PAPER = {"applicant": "张素芬", "reason": "10 月漏水停用 12 天", "proof": "维修单 0231", "proof_seen": True}
WHY = {"room": "3-2-501"} | PAPER
MONTH = Money(24_780)


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


def approved(desk, request_id="", application=WHY, **terms) -> Done:
    """A reduction with the manager's word."""
    walk = Walk(ADJUST_FEE, desk, request_id=request_id)
    assert walk.submit(Application, application) == ()
    given = {"valid_until": desk.today + timedelta(days=30)} | terms
    (stop,) = walk.submit(Terms, given)
    assert isinstance(stop, Refusal)
    assert stop.override == rules.APPROVE, stop
    walk.allow(stop, desk.authorise(rules.APPROVE, "高远", PIN, "情况属实，同意"))
    assert walk.submit(Terms, given) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def refused(desk, application=WHY, **terms):
    walk = Walk(ADJUST_FEE, desk)
    said = [wrong.text for wrong in walk.submit(Application, application)]
    given = {"valid_until": desk.today + timedelta(days=30)} | terms
    return said or [wrong.text for wrong in walk.submit(Terms, given) if getattr(wrong, "override", "") == ""]


def planned(desk, **items):
    return view.planned(desk, Payer(**{"room": None, "payer": None} | _payer()), items)


def _payer():
    read = Payer.read(WHO)
    assert isinstance(read, Payer)
    return {"room": read.room, "payer": read.payer}


def reductions(desk):
    with desk.reading() as session:
        return [one.amount for one in session.scalars(select(ChargeReduction).order_by(ChargeReduction.id))]


def test_fee_34_only_the_managers_word_makes_a_reduction(at_counter, desk, unit, asked_of):
    """FEE-25, FEE-27, FEE-34: by the same script, with the manager's name and reason on record."""
    clerk = at_counter(AdjustFeeWizard, desk, asked_of(desk))
    assert clerk.fill(Application, **WHY) == []
    given = {"kind": "减免", "charges": open_ids(desk, unit)[:1], "percent": "40", "valid_until": "2026-12-21"}
    (stop,) = clerk.fill(Terms, **given)
    assert stop == "3-2-501 1 笔欠费减免 40%，须服务中心负责人批准，前台不自行决定"
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert clerk.override("高远", PIN, "情况属实") == ""
    if not isinstance(clerk, WindowClerk):
        assert clerk.fill(Terms, **given) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.number == "JM20261121-01"
    with desk.reading() as session:
        made = session.scalars(select(FeeReduction)).one()
        (link,) = session.scalars(select(ChainLink).where(ChainLink.kind == APPROVED))
        assert (link.facts["takes_off"], link.facts["approved_by"], link.facts["applicant"]) == (
            "40%",
            "高远",
            "张素芬",
        )
        assert session.scalars(select(Override.reason)).one() == "情况属实"
        assert documents.state(session, made, desk.today) is ReductionState.WAITING
    slip = from_json(Slip, done.papers[0].slip)
    assert (slip.approved_by, slip.of) == ("高远", "物业服务费 2026.10.01–2026.10.31 247.80")


def test_a_percentage_comes_off_the_charge_and_stands_on_the_ticket(desk, unit, store):
    """FEE-25: due, taken off and paid stand on the ticket; the charge is settled."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40).number
    done = pay(desk, {"charges": open_ids(desk, unit)})
    slip = slip_of(done)
    assert [(line.item, line.basis, line.amount) for line in slip.lines] == [
        ("物业服务费", "2.80×88.50㎡×2月", Money(49_560)),
        ("减免", number, Money(-9_912)),
    ]
    assert slip.total == Money(39_648)
    assert slip.remark == "应收 495.60，减免 99.12，实收 396.48"
    assert open_ids(desk, unit) == []
    assert reductions(desk) == [Money(9_912)]
    assert list(findings(store)) == []


def test_it_is_used_once(desk, unit):
    """FEE-25: the paper is used up with the payment."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    pay(desk, {"charges": open_ids(desk, unit)[:1]})
    assert planned(desk, charges=open_ids(desk, unit)).total == MONTH
    with desk.reading() as session:
        made = session.scalars(select(FeeReduction)).one()
        assert documents.state(session, made, desk.today) is ReductionState.USED


def test_a_paper_that_was_used_meanwhile_takes_no_money(desk, unit):
    """FEE-25: two walks with one paper; the second takes nothing."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    ids = open_ids(desk, unit)
    pay(desk, {"charges": ids[:1]}, request_id="first")
    with desk.reading() as session:
        assert documents.waiting(session, unit.id, desk.today) == ()
    with pytest.raises(AssertionError):
        pay(desk, {"charges": ids[:1]}, request_id="second")


def test_a_void_gives_it_back(desk, lead, unit, store):
    """TICKET-21, FEE-25: the charge is owed whole again, and the paper waits again."""
    approved(desk, kind="折扣", charges=open_ids(desk, unit), percent=5)
    done = pay(desk, {"charges": open_ids(desk, unit)})
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    assert reductions(desk) == [Money(1_239), Money(1_239), Money(-1_239), Money(-1_239)]
    with desk.reading() as session:
        assert [one.open for one in open_charges(session, unit.id, desk.today)] == [MONTH, MONTH]
        assert sum(one.total.fen for one in session.scalars(select(Payment))) == 0
    assert planned(desk, charges=open_ids(desk, unit)).total == Money(2 * 24_780 - 2 * 1_239)
    assert list(findings(store)) == []


def test_an_amount_is_taken_off_the_oldest_first_and_never_below_nothing(desk, unit, store):
    """FEE-25."""
    approved(desk, kind="减免", charges=open_ids(desk, unit), amount="300")
    done = pay(desk, {"charges": open_ids(desk, unit)})
    assert slip_of(done).total == Money(49_560 - 30_000)
    assert reductions(desk) == [MONTH, Money(5_220)]
    assert list(findings(store)) == []


@pytest.mark.parametrize(
    ("items", "why"),
    [
        ({"charges": 1}, "还有 1 笔没有选上，须一次缴清"),
        ({"amount": "300"}, "按金额交不使用减免单"),
    ],
)
def test_what_it_is_for_is_paid_at_once_or_it_is_not_used(desk, unit, items, why):
    """FEE-25: nothing of a paper is lost to somebody who pays a part today."""
    approved(desk, kind="减免", charges=open_ids(desk, unit), percent=10)
    chosen = {"charges": open_ids(desk, unit)[: items["charges"]]} if "charges" in items else items
    plan = planned(desk, **chosen)
    assert why in plan.notes[0]
    assert not any(line.reduced for line in plan.lines)


def test_months_that_are_paid_ahead_may_be_discounted(desk, unit, store):
    """FEE-27: two months ahead at five percent off, only together."""
    months = {"item": "物业服务费", "since": "2026-12", "until": "2027-01"}
    approved(desk, kind="折扣", percent=5, **months)
    charges = open_ids(desk, unit)
    assert planned(desk, charges=charges, months=1).notes
    done = pay(desk, {"charges": charges, "months": 2})
    assert slip_of(done).total == Money(4 * 24_780 - 2 * 1_239)
    assert list(findings(store)) == []


def test_an_expired_paper_is_not_used(desk, unit, clock):
    """FEE-27."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40, valid_until=str(desk.today))
    with desk.reading() as session:
        assert documents.waiting(session, unit.id, desk.today + timedelta(days=1)) == ()
        made = session.scalars(select(FeeReduction)).one()
        assert documents.state(session, made, desk.today + timedelta(days=1)) is ReductionState.EXPIRED


def test_whole_charges_are_written_off_at_once(desk, unit, store):
    """FEE-28: without money there is no ticket, so there is no payment either."""
    done = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=100)
    assert "已核销，不再收费" in done.words
    with desk.reading() as session:
        assert owed(session, unit.id, desk.today) == Money()
        assert [one.open for one in open_charges(session, unit.id, desk.today)] == [MONTH]
        assert session.scalars(select(Payment)).all() == []
    assert list(findings(store)) == []


def test_one_charge_has_one_paper_at_a_time(desk, unit):
    """FEE-27."""
    number = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40).number
    again = refused(desk, kind="折扣", charges=open_ids(desk, unit), percent=5)
    assert again == [f"这些费用已有减免单 {number} 待使用，不能再批一张"]
    months = refused(desk, kind="折扣", since="2026-10", until="2026-12", percent=5)
    assert months == again


def test_what_cannot_be_taken_off_is_refused_in_words(desk, unit):
    ids = open_ids(desk, unit)
    assert refused(desk, kind="减免", charges=ids[:1], amount="300") == ["减免 ¥300.00 多于应收 ¥247.80"]
    assert refused(desk, kind="减免", charges=[*ids, 99], percent=5) == ["所选欠费中有的已缴清或变动，请重新勾选"]
    assert refused(desk, kind="减免", charges=ids, percent=5, valid_until="2026-11-20") == [
        "有效期 2026-11-20 已经过了"
    ]
    assert refused(desk, kind="减免", charges=ids, percent=5, valid_until="2028-11-20") == ["有效期最长一年，请改早"]
    assert refused(desk, kind="减免", since="2020-01", until="2020-02", percent=5) == [
        "这些月份没有欠费，也不能预交，没有可减的"
    ]
    assert refused(desk, kind="免违约金", charges=ids, percent=100) == ["这些欠费现在没有违约金，不用减免"]
    assert refused(desk, WHY | {"room": "9-9-999"}) == ["没有房号 9-9-999，请核对"]
    assert refused(desk, WHY | {"applicant": desk.clerk.name}) == ["不能办理自己的减免，请由另一位收费人办理"]


@pytest.mark.parametrize(
    ("terms", "problem"),
    [
        ({"percent": 5}, "请勾选欠费，或填写月份，只选一种"),
        ({"since": "2026-12", "percent": 5}, "起止月份都要填"),
        ({"since": "2026-12", "until": "2026-11", "percent": 5}, "止月早于起月"),
        ({"charges": [1]}, "百分比和金额，填其中一项"),
        ({"charges": [1], "percent": 5, "amount": "1"}, "百分比和金额，填其中一项"),
        ({"charges": [1], "percent": 101}, "应为 1 至 100"),
        ({"charges": [1], "amount": "0"}, "减免金额要大于零"),
    ],
)
def test_terms_that_say_too_little_or_too_much(terms, problem):
    read = Terms.read({"kind": "减免", "valid_until": "2026-12-01"} | terms)
    assert isinstance(read, tuple)
    assert problem in [one.text for one in read]


def test_without_the_managers_word_nothing_is_kept(desk, unit):
    """FEE-34."""
    walk = Walk(ADJUST_FEE, desk)
    walk.submit(Application, WHY)
    walk.submit(Terms, {"kind": "减免", "charges": open_ids(desk, unit), "percent": 5, "valid_until": str(desk.today)})
    with pytest.raises(RuntimeError):
        walk.finish()
    with desk.reading() as session:
        assert session.scalars(select(FeeReduction)).all() == []


def test_finishing_twice_keeps_one_paper(desk, unit):
    ids = open_ids(desk, unit)
    first = approved(desk, "same", kind="减免", charges=ids, percent=5)
    walk = Walk(ADJUST_FEE, desk, request_id="same")
    assert walk.submit(Application, WHY) == ()
    assert walk.submit(Terms, {"kind": "减免", "charges": ids, "percent": 5, "valid_until": str(desk.today)}) == ()
    assert isinstance(again := walk.finish(), Done)
    assert again.number == first.number


def test_an_invoice_for_the_receipt_says_the_same(manned_by, desk, unit, store):
    """TICKET-15: what was taken off stands on the invoice as on the receipt."""
    from deskapp.ledger.exchanging import parts

    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    done = pay(desk, {"charges": open_ids(desk, unit)[:1]})
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
        (part,) = parts(session, ticket)
        assert part.amount == ticket.amount == Money(14_868)
