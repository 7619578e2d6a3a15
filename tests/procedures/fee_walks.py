"""Walks through a collection, bare: to the payment page, and through it in cash."""

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.ledger.arrears import open_charges
from deskapp.printing.slips import from_json
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from forms.receipt import Receipt

WHO = {"room": "3-2-501", "payer": "张素芬"}
CASH = {"method": "现金"}


def open_ids(desk, unit):
    with desk.reading() as session:
        return [one.charge_id for one in open_charges(session, unit.id, desk.today)]


def walk_to(desk, items, who=WHO, request_id=""):
    """A walk whose payer and items are answered, with its total confirmed by the customer."""
    walk = Walk(COLLECT_FEES, desk, request_id=request_id)
    assert walk.submit(Payer, who) == ()
    assert walk.submit(Items, items) == ()
    total = view.bill(desk, walk.answers).total
    assert walk.submit(Confirm, {"total": total, "confirmed": True}) == ()
    return walk, total


def pay(desk, items, request_id="", **how):
    """The whole walk, in cash unless said otherwise."""
    walk, total = walk_to(desk, items, request_id=request_id)
    said = {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True} | how
    assert walk.submit(Collect, said) == ()
    return done_of(walk)


def done_of(walk) -> Done:
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def refused(walk, step, **said):
    return [(wrong.text, getattr(wrong, "rule", "")) for wrong in walk.submit(step, said)]


def slip_of(done) -> Receipt:
    return from_json(Receipt, done.papers[0].slip)
