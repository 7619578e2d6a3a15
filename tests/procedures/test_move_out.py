"""Moving out, bare and through the window: asked, read, handed back, settled, signed, gone; refused and called off."""

import pytest
from sqlalchemy import select

from deskapp.access.kinds import Collection
from deskapp.access.parking import agreements
from deskapp.access.parking.agreements import Terms
from deskapp.access.register import reading
from deskapp.estate.kinds import CardState, OccupancyRole, OccupancyState
from deskapp.estate.records import Customer, IcCard, Occupancy, Unit, Vehicle
from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.handover.move_out import matters
from deskapp.handover.move_out.kinds import Leaving, Meter, MoveOutState, Thing
from deskapp.kernel.money import Money
from deskapp.ledger.bank import agreements as bank
from deskapp.ledger.kinds import TariffBasis
from deskapp.overview.handover_lists import happened, move_outs
from deskapp.overview.handover_matters import of_move_outs
from deskapp.overview.lists import Span
from deskapp.overview.move_in_lists import key_stock
from deskapp.printout import draw as drawn
from deskapp.procedures.handover.move_out.cancel.steps import CalledOff
from deskapp.procedures.handover.move_out.cancel.wizard import CancelMoveOutWizard
from deskapp.procedures.handover.move_out.confirm.wizard import ConfirmMoveOutWizard
from deskapp.procedures.handover.move_out.finish.steps import Gone
from deskapp.procedures.handover.move_out.finish.wizard import FinishMoveOutWizard
from deskapp.procedures.handover.move_out.hand_back.steps import HandedBack
from deskapp.procedures.handover.move_out.hand_back.wizard import HandBackMoveOutWizard
from deskapp.procedures.handover.move_out.read.steps import Meters
from deskapp.procedures.handover.move_out.read.wizard import ReadMoveOutWizard
from deskapp.procedures.handover.move_out.settle.steps import Settlement
from deskapp.procedures.handover.move_out.settle.wizard import SettleMoveOutWizard
from deskapp.procedures.handover.move_out.start.steps import MovingOut
from deskapp.procedures.handover.move_out.start.wizard import StartMoveOutWizard
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.procedures.release.apply.steps import Applicant, Goods
from deskapp.procedures.release.apply.wizard import ReleaseGoodsWizard
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.release.kinds import Answer, Relation
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from deskapp.signatures import awaited
from deskapp.staff.records import Task
from tests.access.conftest import Home, home
from tests.clerk import PlainClerk, WindowClerk
from tests.conftest import PIN
from tests.fees import bill, draw_book, make_price, name_company
from tests.ledger.accounts import put_in
from tests.printing.finished import copied

__all__ = ["Home", "home"]

NUMBER = "QC2026-0001"
TENANT = {
    "room": "3-2-501", "name": "欧阳静", "relation": Relation.TENANT, "id_no": "110101199003074477",
    "phone": "13700137000", "leaving": Leaving.HOUSEHOLD, "leaving_on": "2026-11-21", "id_seen": True,
}  # fmt: skip
OWNER = TENANT | {"name": "张素芬", "relation": Relation.OWNER}
YES = {"owner_answer": Answer.AGREED, "owner_name": "张素芬", "owner_phone": "13800138000"}
GONE = YES | {"owner_answer": Answer.UNREACHABLE}
READ = [{"meter": Meter.WATER, "before": "612", "now": "640"}, {"meter": Meter.ELECTRICITY, "now": "10512"}]
CARD = {"thing": Thing.ACCESS_CARD, "name": "门禁卡", "numbers": "00718", "due": "1", "back": "1"}
LOST = CARD | {"numbers": "00719", "back": "0", "remark": "遗失"}
KEYS = {"thing": Thing.KEY, "name": "入户门钥匙", "due": "3", "back": "3"}


@pytest.fixture(autouse=True)
def counter(home, manned_by):
    """A company that papers are in the name of."""
    name_company(manned_by)


@pytest.fixture
def in_arrears(counter, manned_by):
    """The unit owes two months."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, "2026-09", "2026-10")


@pytest.fixture
def held(home, desk):
    """Two cards and a car of the tenant, a space he has leased, fees that the bank collects from him."""
    with desk.work("edit_estate") as session:
        for number in ("00718", "00719"):
            session.add(IcCard(card_no=number, unit_id=home.unit_id, customer_id=home.tenant.customer_id))
        session.add(IcCard(card_no="00700", unit_id=home.unit_id, customer_id=home.owner.customer_id))
        car = Vehicle(plate="粤B99999", unit_id=home.unit_id, customer_id=home.tenant.customer_id)
        session.add(car)
        session.flush()
        terms = Terms(
            home.space_id, "欧阳静", desk.today, None, Money.parse("350"), Collection.COUNTER, home.unit_id,
            home.tenant.customer_id, "租户", (car.id,),
        )  # fmt: skip
        agreements.sign(session, agreements.draft(session, "lease", terms).id)
        account = bank.Terms(
            home.unit_id, home.tenant.customer_id, "农业银行", "欧阳静", "6228480000000000001",
            (bank.SERVICE_FEE,), desk.today,
        )  # fmt: skip
        bank.sign(session, "bank", account)


def row_of(session):
    return matters.numbered(session, NUMBER)


def state_of(desk):
    with desk.reading() as session:
        return matters.state(row_of(session))


def start(at_counter, desk, who=TENANT, **asked):
    clerk = at_counter(StartMoveOutWizard, desk)
    assert clerk.fill(MovingOut, **who) == []
    if who["relation"] is not Relation.OWNER:
        assert clerk.fill(OwnerAsked, **(asked or YES)) == []
    return ended(clerk)


def ended(clerk):
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def act(at_counter, desk, wizard, step=None, **said):
    clerk = at_counter(wizard, desk)
    assert clerk.fill(WhichMoveOut, move_out=NUMBER) == []
    if step:
        assert clerk.fill(step, **said) == []
    return ended(clerk)


def stopped(at_counter, desk, wizard, step=None, **said):
    """What stands against an act."""
    clerk = at_counter(wizard, desk)
    wrong = clerk.fill(WhichMoveOut, move_out=NUMBER)
    return wrong if wrong or not step else clerk.fill(step, **said)


def settled(at_counter, desk, who=TENANT, lines=(), **said):
    """All that comes before the signature."""
    start(at_counter, desk, who)
    act(at_counter, desk, ReadMoveOutWizard, Meters, lines=READ)
    act(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=list(lines), told=True)
    return act(at_counter, desk, SettleMoveOutWizard, Settlement, no_goods=True, gone_through=True, **said)


def sign(desk):
    """The signature was seen."""
    with desk.work("sign_papers") as session:
        row = row_of(session)
        awaited.seen(session, awaited.awaited(session, ("move_out", row.id)), "signed")


def test_a_tenant_moves_out_with_everything_he_had(at_counter, desk, held, home, tmp_path):
    """MOVEOUT-01 to MOVEOUT-08, FORM-30, REG-15, REG-17: the whole walk."""
    done = settled(at_counter, desk, lines=[CARD, LOST, KEYS])
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in (
        "迁出结算单",
        NUMBER,
        "欧阳静",
        "640",
        "28吨",
        "00718",
        "入户门钥匙",
        "遗失",
        "业主张素芬",
        "CW2026-0001",
    ):
        assert words in paper
    assert state_of(desk) is MoveOutState.CLEARED
    kept = [(one.name, one.left, one.place, one.origin) for one in key_stock(desk)]
    assert kept == [("入户门钥匙", 3, "前台钥匙柜", "迁出交还")], "REG-15"
    assert stopped(at_counter, desk, FinishMoveOutWizard) == ["《迁出结算单》还没有迁出人签名"]
    sign(desk)
    assert "现为空置" in act(at_counter, desk, FinishMoveOutWizard, Gone, moved=True).words
    with desk.reading() as session:
        states = {one.card_no: one.state for one in reading.of_unit(session, home.unit_id)}
        assert states == {
            "00718": CardState.RETURNED, "00719": CardState.CANCELLED, "00700": CardState.ACTIVE,
        }  # fmt: skip
        ties = session.scalars(select(Occupancy).where(Occupancy.unit_id == home.unit_id)).all()
        assert {one.customer.name: one.to_date for one in ties} == {"张素芬": None, "欧阳静": desk.today}
        assert session.get_one(Unit, home.unit_id).occupancy_state is OccupancyState.VACANT
        (space,) = agreements.of_unit(session, home.unit_id)
        assert space.ended_on == desk.today
        assert [one.ended_on for one in bank.of_unit(session, home.unit_id)] == [desk.today]
        assert session.scalars(select(Vehicle.gone_on).where(Vehicle.plate == "粤B99999")).one() == desk.today
        assert [one.role.value for one in session.scalars(select(Task))] == ["安全负责人", "信息员"]
        assert "办结迁出 欧阳静" in [one.what for one in happened(session, home.unit_id)]
        assert paper_of(session, desk, NUMBER.lower()) is not None
    (line,) = move_outs(desk, Span(desk.today, desk.today))
    assert (line.state.words, line.cards) == ("已迁出", "00718 已交、00719 应交 1 实交 0")
    assert "00718 已交、00719 应交 1 实交 0" in sheet("迁出登记", [line]).rows[0]


def test_every_open_matter_stands_on_today_s_list_with_its_next_act(at_counter, desk):
    """MOVEOUT-02 to MOVEOUT-08, GEN-13."""

    def waits():
        with desk.reading() as session:
            return [one.link.key for one in of_move_outs(session, desk)]

    start(at_counter, desk, owner_answer=Answer.LATER)
    assert (state_of(desk), waits()) == (MoveOutState.DRAFT, ["confirm_move_out"])
    act(at_counter, desk, ConfirmMoveOutWizard, OwnerAsked, **YES)
    assert (state_of(desk), waits()) == (MoveOutState.SETTLING, ["read_move_out"])
    act(at_counter, desk, ReadMoveOutWizard, Meters, lines=READ)
    assert waits() == ["hand_back_move_out"]
    done = act(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=[KEYS], told=True)
    assert (waits(), done.result.then) == (["settle_move_out"], "settle_move_out")
    act(at_counter, desk, SettleMoveOutWizard, Settlement, no_goods=True, gone_through=True)
    assert waits() == ["finish_move_out"]
    sign(desk)
    act(at_counter, desk, FinishMoveOutWizard, Gone, moved=True)
    assert waits() == []


def test_whoever_lives_in_another_s_home_leaves_on_the_owner_s_word(at_counter, desk):
    """MOVEOUT-02, RELEASE-08, RELEASE-09."""
    clerk = at_counter(StartMoveOutWizard, desk)
    assert clerk.fill(MovingOut, **TENANT) == []
    assert clerk.fill(OwnerAsked, **GONE) == []
    friend = {"emergency_name": "张强", "emergency_phone": "13900139000"}
    assert clerk.fill(EmergencyAsked, emergency_answer=Answer.UNREACHABLE, **friend) == []
    police = {"police_answer": Answer.AGREED, "police_name": "民警李"}
    (stop,) = clerk.fill(PoliceWitness, **police, urgent=False)
    assert "情况紧急" in stop
    assert clerk.fill(PoliceWitness, **police, urgent=True) == []
    assert ended(clerk).result.state is MoveOutState.SETTLING


def test_an_owner_who_says_no_ends_it(at_counter, desk):
    """MOVEOUT-02."""
    done = start(at_counter, desk, **YES | {"owner_answer": Answer.REFUSED})
    assert done.result.state is MoveOutState.CANCELLED
    assert "业主不同意" in done.words


def test_who_is_not_on_file_or_leaves_already_is_refused(at_counter, desk):
    """MOVEOUT-01, MOVEOUT-02."""
    clerk = at_counter(StartMoveOutWizard, desk)
    assert clerk.fill(MovingOut, **TENANT | {"name": "周强"}) == [
        "资料中没有租户 周强：请先登记入住资料，或按代办人办理"
    ]
    (stop,) = clerk.fill(MovingOut, **TENANT | {"relation": Relation.AGENT})
    assert "本人办理" in stop
    start(at_counter, desk)
    again = at_counter(StartMoveOutWizard, desk)
    assert again.fill(MovingOut, **TENANT) == [f"欧阳静 已登记迁出 {NUMBER}，请接着办"]


def test_what_is_owed_is_listed_and_stands_against_it_until_a_lead_lets_it_be(
    at_counter, desk, in_arrears, asked_of, tmp_path
):
    """MOVEOUT-03: the arrears list is printed; only a lead lets somebody go who owes, and the sheet says so."""
    done = start(at_counter, desk)
    assert "495.60" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    act(at_counter, desk, ReadMoveOutWizard, Meters, lines=READ)
    act(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=[], told=True)
    clerk = at_counter(SettleMoveOutWizard, desk, asked_of(desk))
    assert clerk.fill(WhichMoveOut, move_out=NUMBER) == []
    said = {"no_goods": True, "gone_through": True}
    assert clerk.fill(Settlement, **said) == ["还有 ¥495.60 没有结清，请先收费（F2）"]
    if isinstance(clerk, WindowClerk):
        clerk.finish()
    assert clerk.override("赵立", PIN, "业主答应由他付") == ""
    assert clerk.fill(Settlement, **said) == []
    assert "还有 ¥495.60 没有结清" in ended(clerk).words
    (line,) = move_outs(desk, Span(desk.today, desk.today))
    assert line.open.figures == "495.60"


def test_meters_are_read_and_things_handed_back_before_the_sheet(at_counter, desk, held):
    """MOVEOUT-04, MOVEOUT-05."""
    start(at_counter, desk)
    assert stopped(at_counter, desk, SettleMoveOutWizard) == [
        "还没有抄表，请先办“迁出抄表”",
        "还没有登记交还的钥匙和卡，请先办“迁出交还”",
    ]
    assert stopped(at_counter, desk, ReadMoveOutWizard, Meters, lines=READ[:1]) == ["请抄电表的迁出底数"]
    (stop,) = stopped(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=[CARD], told=True)
    assert "卡 00719 还在用" in stop
    short = stopped(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=[CARD, LOST | {"remark": ""}], told=True)
    assert short == ["门禁卡 00719少交 1，请写说明"]


def test_the_cards_that_are_out_stand_on_the_page(qtbot, look, desk, held):
    """MOVEOUT-04: those of the tenant, and not the owner's."""
    look()
    start(PlainClerk, desk)
    clerk = WindowClerk(HandBackMoveOutWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichMoveOut, move_out=NUMBER) == []
    lines = clerk.wizard.page.said()["lines"]
    assert [(one["numbers"], one["due"], one["back"]) for one in lines] == [("00718", "1", "1"), ("00719", "1", "1")]


def test_goods_leave_only_with_a_slip(at_counter, desk):
    """MOVEOUT-07."""
    start(at_counter, desk)
    act(at_counter, desk, ReadMoveOutWizard, Meters, lines=READ)
    act(at_counter, desk, HandBackMoveOutWizard, HandedBack, lines=[], told=True)
    (stop,) = stopped(at_counter, desk, SettleMoveOutWizard, Settlement, no_goods=False, gone_through=True)
    assert "物资凭放行条搬出" in stop


def test_the_slip_that_goods_leave_on_stands_on_the_sheet(at_counter, desk):
    """MOVEOUT-07."""
    start(PlainClerk, desk)
    act(PlainClerk, desk, ReadMoveOutWizard, Meters, lines=READ)
    act(PlainClerk, desk, HandBackMoveOutWizard, HandedBack, lines=[], told=True)
    goods = PlainClerk(ReleaseGoodsWizard, desk)
    who = {name: TENANT[name] for name in ("room", "name", "relation", "id_no", "id_seen")}
    assert goods.fill(Applicant, **who) == []
    assert goods.fill(OwnerAsked, **YES) == []
    box = {"category": "行李", "description": "纸箱", "quantity": "12", "measure": "件"}
    assert goods.fill(Goods, items=[box], leaving_on="2026-11-21") == []
    number = ended(goods).number
    act(at_counter, desk, SettleMoveOutWizard, Settlement, no_goods=False, gone_through=True)
    (line,) = move_outs(desk, Span(desk.today, desk.today))
    assert line.release_no == number


def test_what_the_centre_holds_of_theirs_is_brought_to_mind(desk, home, manned_by):
    """MOVEOUT-03: it goes back through the cashier; who goes on has read it."""
    draw_book(manned_by, desk)
    put_in(desk, home.unit_id, "50", payer="欧阳静")
    start(PlainClerk, desk)
    act(PlainClerk, desk, ReadMoveOutWizard, Meters, lines=READ)
    act(PlainClerk, desk, HandBackMoveOutWizard, HandedBack, lines=[], told=True)
    (stop,) = stopped(PlainClerk, desk, SettleMoveOutWizard, Settlement, no_goods=True, gone_through=True)
    assert stop.startswith("欧阳静的账户余额还有 ¥50.00")


def test_nobody_is_gone_before_the_day(at_counter, desk, clock):
    """MOVEOUT-06."""
    settled(at_counter, desk, TENANT | {"leaving_on": "2026-11-30"})
    sign(desk)
    (stop,) = stopped(at_counter, desk, FinishMoveOutWizard)
    assert "到那一天再办结" in stop
    clock.pass_by(days=9)
    act(at_counter, desk, FinishMoveOutWizard, Gone, moved=True)
    assert state_of(desk) is MoveOutState.MOVED_OUT


def test_an_owner_who_leaves_still_owns_and_a_tenant_goes_on_living_there(at_counter, desk, home):
    """MOVEOUT-06."""
    with desk.work("edit_estate") as session:
        tie = Occupancy(role=OccupancyRole.FAMILY_MEMBER, unit_id=home.unit_id, customer=Customer(name="张小宝"))
        session.add(tie)
    settled(at_counter, desk, OWNER)
    sign(desk)
    (stop,) = stopped(at_counter, desk, FinishMoveOutWizard, Gone, moved=True, owner_stays=True)
    assert "请不要勾选" in stop
    act(at_counter, desk, FinishMoveOutWizard, Gone, moved=True)
    with desk.reading() as session:
        ties = session.scalars(select(Occupancy).where(Occupancy.unit_id == home.unit_id)).all()
        assert {one.customer.name: one.to_date for one in ties} == {
            "张素芬": None, "欧阳静": None, "张小宝": desk.today,
        }  # fmt: skip
        assert session.get_one(Unit, home.unit_id).occupancy_state is OccupancyState.LET


def test_it_is_called_off_with_its_reason_and_its_signature_with_it(at_counter, desk):
    """GEN-09, GEN-10."""
    settled(at_counter, desk)
    done = act(at_counter, desk, CancelMoveOutWizard, CalledOff, reason="客户不搬了", sheet=True)
    assert (done.result.state, done.result.then) == (MoveOutState.CANCELLED, "")
    with desk.reading() as session:
        assert awaited.all_awaited(session) == []


def test_a_request_that_is_repeated_does_it_once(desk, held):
    """Design law 1."""
    start(PlainClerk, desk)
    act(PlainClerk, desk, ReadMoveOutWizard, Meters, lines=READ)
    clerk = PlainClerk(HandBackMoveOutWizard, desk)
    assert clerk.fill(WhichMoveOut, move_out=NUMBER) == []
    assert clerk.fill(HandedBack, lines=[CARD, LOST], told=True) == []
    first = ended(clerk)
    again = HandBackMoveOutWizard.procedure.finish(desk, clerk.session.answers)
    assert again.words == first.words
    with desk.reading() as session:
        assert len(row_of(session).returns) == 2
