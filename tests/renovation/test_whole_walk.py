"""A renovation from its filing to the archive, act by act, each leading to the next."""

from deskapp.kernel.money import Money
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.renovation.kinds import FilingState, Side
from tests.renovation import walks
from tests.renovation.walks import case

S = FilingState


def forms(done):
    return [one.form for one in done.papers]


def pays(cashier, number):
    said = {"order": number, "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
    walks.finish(walks.walk(cashier, PAY_REFUND, (Paying, said)))


def test_a_renovation_is_walked_from_its_filing_to_the_archive(desk, manager, cashier, clock):
    """RENO-25, RENO-26, RENO-29, RENO-32, RENO-38, RENO-62."""
    done = walks.filed(desk)
    assert done.number == walks.NUMBER
    assert forms(done) == ["renovation_filing", "document_checklist", "worker_register"]
    assert (case(desk).state, done.result.then.act) == (S.DRAFT, "submit_renovation")
    walks.submitted(desk)
    assert case(desk).state is S.UNDER_REVIEW
    done = walks.reviewed(manager)
    assert (case(desk).state, done.result.then.act) == (S.APPROVED, "notify_renovation")
    done = walks.notified(desk)
    assert (forms(done), done.result.then.act) == (["renovation_agreement"], "sign_renovation")
    walks.signed(desk)
    assert case(desk).state is S.AGREEMENT_SIGNED
    done = walks.paid(desk, Side.OWNER)
    assert (forms(done), done.result.then.act) == (["receipt"], "collect_renovation_deposit")
    done = walks.paid(desk, Side.CONTRACTOR)
    assert done.result.then.act == "certify_renovation"
    owner, firm = case(desk).deposits[Side.OWNER], case(desk).deposits[Side.CONTRACTOR]
    assert (owner.payer, firm.payer) == ("张素芬", "恒达装饰")
    assert owner.amount == firm.amount == Money(100000)
    assert owner.receipt_no != firm.receipt_no
    done = walks.certified(desk)
    assert (forms(done), done.result.then.act) == (["renovation_certificate", "renovation_binding"], "issue_passes")
    done = walks.passes_out(desk)
    assert forms(done) == ["temporary_pass", "worker_register"]
    assert case(desk).state is S.IN_PROGRESS
    clock.pass_by(days=30)
    walks.requested(desk)
    walks.inspected(manager)
    assert case(desk).state is S.INSPECTION_PASSED
    walks.passes_back(desk)
    clock.pass_by(days=20)
    assert case(desk).state is S.REFUND_READY
    done = walks.refunded(desk, Side.OWNER)
    assert forms(done) == ["refund_order"]
    assert case(desk).state is S.REFUND_READY
    again = walks.refunded(desk, Side.CONTRACTOR)
    assert case(desk).state is S.REFUND_ORDERED
    for order in (done, again):
        pays(cashier, order.papers[0].slip["imprint"]["number"])
    assert case(desk).state is S.REFUNDED
    walks.archived(desk)
    assert case(desk).state is S.ARCHIVED
