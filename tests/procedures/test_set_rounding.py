"""How an item is rounded: by the manager alone, from a day on; billing, months ahead and the counter agree."""

from datetime import date

import pytest
from sqlalchemy import select, text

from deskapp.estate.records import Unit as Home
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money, Rate
from deskapp.kernel.rounding import Mode, Rounding, Unit
from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.fee_records import ItemRounding
from deskapp.ledger.kinds import TariffBasis
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.tariffs import TariffError, price_list, set_rounding
from deskapp.ledger.tickets import of_payment
from deskapp.procedures.set_tariff.rounding.service import SET_ROUNDING, in_force
from deskapp.procedures.set_tariff.rounding.steps import NewRounding
from deskapp.procedures.set_tariff.rounding.wizard import NewRoundingPage, SetRoundingWizard
from tests.fees import LONG_AGO, bill, fee_item, make_price, open_counter
from tests.ledger.till import void
from tests.procedures.fee_walks import pay, slip_of

WHOLE_YUAN_UP = {"item": "物业服务费", "unit": "元", "mode": "进位", "valid_from": "2026-12-01"}


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk)


def rounded(manned_by, mode, unit, code="property_service_fee", since=LONG_AGO):
    with manned_by("高远").work("edit_tariffs") as session:
        set_rounding(session, fee_item(session, code), Rounding(mode, unit), since)


def test_fee_27_the_rounding_of_an_item_is_set_by_the_same_script(at_counter, manned_by, unit):
    """FEE-27."""
    clerk = at_counter(SetRoundingWizard, manned_by("高远"))
    assert clerk.fill(NewRounding, **WHOLE_YUAN_UP) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "物业服务费 进位到元，自 2026-12-01 起"


def test_the_month_decides_which_rounding_holds(manned_by, desk, unit):
    """FEE-27: as with prices, the first of the month."""
    rounded(manned_by, Mode.UP, Unit.YUAN, since=date(2026, 12, 1))
    bill(manned_by, "2026-11", "2026-12")
    with desk.reading() as session:
        november, december = open_charges(session, unit.id, desk.today)
        assert (november.open, november.basis) == (Money(24_780), "2.80×88.50㎡")
        assert (december.open, december.basis) == (Money(24_800), "2.80×88.50㎡（进到元）")


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("unit_of_money", list(Unit))
def test_fee_27_billing_and_months_ahead_agree(manned_by, desk, unit, mode, unit_of_money):
    """FEE-27: a month costs the same whether it was billed or is paid ahead."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.8013", TariffBasis.PER_AREA_MONTH, since=date(2026, 1, 1))
    rounded(manned_by, mode, unit_of_money)
    with desk.reading() as session:
        ahead = months_ahead(session, unit.id, desk.today)[0]
    bill(manned_by, "2026-11")
    with desk.reading() as session:
        (billed,) = open_charges(session, unit.id, desk.today)
    assert (billed.open, billed.basis) == (ahead.open, ahead.basis)


def test_what_is_voided_comes_back_to_the_fen(manned_by, desk, lead, unit, store):
    """FEE-27, TICKET-21: the contrary payment turns the amounts round, whatever the rounding is by then."""
    rounded(manned_by, Mode.UP, Unit.YUAN)
    bill(manned_by, "2026-11")
    done = pay(desk, {"until": "2026-12-31"})
    rounded(manned_by, Mode.DOWN, Unit.YUAN, since=date(2026, 11, 1))
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
        assert ticket.amount == Money(2 * 24_800)
    void(desk, ticket, lead)
    with desk.reading() as session:
        assert [one.total for one in session.scalars(select(Payment).order_by(Payment.id))] == [
            Money(49_600),
            Money(-49_600),
        ]
        assert [one.open for one in open_charges(session, unit.id, desk.today)] == [Money(24_800)]
    assert list(findings(store)) == []


def test_the_ticket_says_how_it_was_rounded_and_no_product_that_is_wrong(manned_by, desk, unit):
    """FEE-03: the standard as it is reckoned."""
    rounded(manned_by, Mode.UP, Unit.YUAN)
    bill(manned_by, "2026-10", "2026-11")
    (line,) = slip_of(pay(desk, {"until": "2026-11-30"})).lines
    assert (line.basis, line.amount) == ("248.00×2月", Money(49_600))


def test_a_meter_is_rounded_where_its_price_is_a_tariff(manned_by, desk, unit):
    """FEE-25, FEE-27: 0.6125 of 135 is 82.6875 yuan."""
    rounded(manned_by, Mode.DOWN, Unit.JIAO, "utilities")
    with manned_by("高远").work("edit_estate") as session:
        session.get_one(Home, unit.id).metered_to_household = False
    reading = {"item": "水电费", "quantity": "135", "numbers": "电1000-1135"}
    typed = slip_of(pay(desk, {"extras": [reading | {"price": "0.61"}]})).lines
    assert [(line.basis, line.amount) for line in typed] == [("0.61×135度", Money(82_35))]
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "utilities", "0.6125", TariffBasis.PER_PIECE, since=date(2026, 2, 1))
    priced = slip_of(pay(desk, {"extras": [reading]}, request_id="by tariff")).lines
    assert [(line.basis, line.amount) for line in priced] == [("0.6125×135度（舍到角）", Money(82_60))]


def test_what_was_charged_from_that_day_on_must_be_known(manned_by, unit):
    """FEE-27."""
    bill(manned_by, "2026-11")
    walk = Walk(SET_ROUNDING, manned_by("高远"))
    (warning,) = walk.submit(NewRounding, WHOLE_YUAN_UP | {"valid_from": "2026-11-01"})
    assert "已有 1 笔 物业服务费 计费或预交到 2026-11-30，不会重算" in warning.text
    assert walk.submit(NewRounding, WHOLE_YUAN_UP | {"valid_from": "2026-11-01", "stands": True}) == ()
    assert walk.finish() == walk.finish()


def test_a_rounding_is_not_written_over(manned_by, unit):
    rounded(manned_by, Mode.UP, Unit.YUAN, since=date(2026, 12, 1))
    walk = Walk(SET_ROUNDING, manned_by("高远"))
    assert walk.submit(NewRounding, WHOLE_YUAN_UP | {"mode": "舍去"}) == ()
    with pytest.raises(TariffError, match="没有改动"):
        walk.finish()


def test_fee_34_only_the_manager_sets_it(desk, unit):
    """FEE-34: no decision on one's own."""
    walk = Walk(SET_ROUNDING, desk)
    walk.submit(NewRounding, WHOLE_YUAN_UP)
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_an_item_that_is_not_known_is_refused(manned_by, unit):
    walk = Walk(SET_ROUNDING, manned_by("高远"))
    assert [wrong.text for wrong in walk.submit(NewRounding, WHOLE_YUAN_UP | {"item": "空气费"})] == [
        "没有“空气费”这个收费项目"
    ]


def test_an_edit_behind_the_programs_back_is_found(manned_by, unit, store):
    """C7: the journal tells of every rounding, and the chain of the journal."""
    rounded(manned_by, Mode.UP, Unit.YUAN)
    with store.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_item_rounding_update"))
        raw.execute(text("UPDATE item_rounding SET mode = 'down'"))
    assert any("mode" in str(one) or "取整" in str(one) for one in findings(store))


def test_the_page_says_what_holds_and_what_the_choice_makes(qtbot, manned_by, unit):
    rounded(manned_by, Mode.DOWN, Unit.JIAO)
    wizard = SetRoundingWizard(manned_by("高远"))
    qtbot.addWidget(wizard)
    assert isinstance(wizard.page, NewRoundingPage)
    wizard.page.fill({"item": "物业服务费", "unit": "元", "mode": "进位"})
    wizard.page.edited.emit()
    assert wizard.page.now.text() == "现行 舍去到角，例如 2.80×88.55㎡（舍到角） = ¥247.90"
    assert wizard.page.example.text() == "247.85 元算作 ¥248.00"
    assert in_force(manned_by("高远"), "空气费") == ""


def test_a_price_remembers_no_rounding_but_is_asked_with_one(manned_by, desk, unit):
    rounded(manned_by, Mode.UP, Unit.YUAN)
    with desk.reading() as session:
        item = fee_item(session)
        price = price_list(session).in_force(item.id, "三房", desk.today)
        assert price is not None
        assert (price.rate, price.rounding) == (Rate(28_000), Rounding(Mode.UP, Unit.YUAN))
        assert len(session.scalars(select(ItemRounding)).all()) == 1
