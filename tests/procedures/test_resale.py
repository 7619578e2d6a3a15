"""A unit gets another owner, bare and through the window: received, blocked, changed, told to three, archived."""

import pytest
from sqlalchemy import select

from deskapp.access.kinds import Collection
from deskapp.access.parking import agreements
from deskapp.access.parking.agreements import Terms
from deskapp.access.register import reading
from deskapp.customer_file.papers import line
from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import CardState, CustomerKind, OccupancyRole
from deskapp.estate.records import BankAccount, Customer, IcCard, Occupancy, Vehicle
from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.following import resale_next
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.resale import rules, sales
from deskapp.handover.resale.kinds import Fate, Held, Proof, ResaleState
from deskapp.kernel.money import Money
from deskapp.ledger.bank import agreements as bank
from deskapp.ledger.kinds import TariffBasis
from deskapp.overview.handover_matters import of_resales
from deskapp.overview.lists import Span
from deskapp.overview.resale_lists import happened, resales
from deskapp.printout import draw as drawn
from deskapp.procedures.handover.resale.acknowledge.steps import Acknowledged
from deskapp.procedures.handover.resale.acknowledge.wizard import AcknowledgeResaleWizard
from deskapp.procedures.handover.resale.archive.steps import Archived
from deskapp.procedures.handover.resale.archive.wizard import ArchiveResaleWizard
from deskapp.procedures.handover.resale.cancel.steps import CalledOff
from deskapp.procedures.handover.resale.cancel.wizard import CancelResaleWizard
from deskapp.procedures.handover.resale.complete.steps import FormerThings, RestPapers
from deskapp.procedures.handover.resale.complete.wizard import CompleteResaleWizard
from deskapp.procedures.handover.resale.keys.steps import GivenKeys
from deskapp.procedures.handover.resale.keys.wizard import HandOverResaleWizard
from deskapp.procedures.handover.resale.receive.steps import DebitAccount, NewOwner, NewPapers
from deskapp.procedures.handover.resale.receive.wizard import ReceiveResaleWizard
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.signatures import awaited
from deskapp.staff.records import Task
from tests.access.conftest import Home, home
from tests.clerk import PlainClerk
from tests.fees import LONG_AGO, bill, draw_book, make_price, name_company
from tests.ledger.accounts import pay, put_in
from tests.printing.finished import copied
from tests.renovation.walks import filed

__all__ = ["Home", "home"]

NUMBER = "GM2026-0001"
BUYER = {
    "room": "3-2-501", "new_owner": "李明", "kind": CustomerKind.HOUSEHOLD, "id_no": "11010119900307301X",
    "phone": "13700137000", "proof": Proof.CERTIFICATE, "change_on": "2026-11-18", "family": False,
}  # fmt: skip
ACCOUNT = {"bank": "农业银行", "account_no": "6228480000000000002"}
NEEDED = rules.needed(Proof.CERTIFICATE, CustomerKind.HOUSEHOLD, agent=False, family=False)
CARD = {"kind": Held.CARD, "number": "00718", "holder": "张素芬", "fate": Fate.CANCEL}
AGAIN = CARD | {"number": "00719", "fate": Fate.AGAIN}
SPACE = {"kind": Held.SPACE, "number": "CW2026-0001", "holder": "张素芬", "fate": Fate.AGAIN}
BANK = {"kind": Held.BANK, "number": "WT2026-0001", "holder": "张素芬", "fate": Fate.AGAIN}
ALL = [CARD, AGAIN, SPACE, BANK]


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
def household(home, desk):
    """Two cards, a child and a leased space of the owner, fees that the bank collects from him; a tenant's card."""
    with desk.work("edit_estate") as session:
        for number in ("00718", "00719"):
            session.add(IcCard(card_no=number, unit_id=home.unit_id, customer_id=home.owner.customer_id))
        session.add(IcCard(card_no="00800", unit_id=home.unit_id, customer_id=home.tenant.customer_id))
        child = Customer(name="张小宝")
        role = OccupancyRole.FAMILY_MEMBER
        session.add(Occupancy(role=role, unit_id=home.unit_id, customer=child, from_date=LONG_AGO))
        lease = Terms(
            home.space_id, "张素芬", LONG_AGO, None, Money.parse("350"), Collection.COUNTER, home.unit_id,
            home.owner.customer_id, "业主", (home.vehicle_id,),
        )  # fmt: skip
        agreements.sign(session, agreements.draft(session, "lease", lease).id)
        account = bank.Terms(
            home.unit_id, home.owner.customer_id, "农业银行", "张素芬", "6228480000000000001",
            (bank.SERVICE_FEE,), LONG_AGO,
        )  # fmt: skip
        bank.sign(session, "bank", account)


def row_of(session):
    return sales.numbered(session, NUMBER)


def state_of(desk):
    with desk.reading() as session:
        return sales.state(session, row_of(session), desk.today)


def ended(clerk):
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def receive(at_counter, desk, papers=NEEDED, **buyer):
    clerk = at_counter(ReceiveResaleWizard, desk)
    assert clerk.fill(NewOwner, **BUYER | buyer) == []
    assert clerk.fill(NewPapers, lines=[line(one, supplied=one in papers) for one in NEEDED]) == []
    assert clerk.fill(DebitAccount, **ACCOUNT) == []
    return ended(clerk)


def complete(at_counter, desk, lines=()):
    clerk = at_counter(CompleteResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(FormerThings, lines=list(lines), told=True) == []
    return ended(clerk)


def acknowledge(at_counter, desk, *recipients):
    for name in recipients:
        clerk = at_counter(AcknowledgeResaleWizard, desk)
        assert clerk.fill(Acknowledged, notice=f"{NUMBER} {name}", by="周强", at="9:00", done=True) == []
        done = ended(clerk)
    return done


def test_a_unit_gets_another_owner(at_counter, desk, household, home, tmp_path):
    """RESALE-02 to RESALE-06, FORM-29, REG-16: the whole change in one act."""
    receive(at_counter, desk)
    assert state_of(desk) is ResaleState.DOCUMENTS_OK
    done = complete(at_counter, desk, ALL)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    told = ("张素芬", "李明", "13700137000", "11010119900307301X", "2026年11月18日", "财务", "信息员", "监控中心")
    for words in ("业主信息变更通知", NUMBER, "不动产权证书", "6228480000000000002", *told):
        assert words in paper
    with desk.reading() as session:
        ties = session.scalars(select(Occupancy).where(Occupancy.unit_id == home.unit_id)).all()
        assert {one.customer.name: str(one.to_date or "") for one in ties} == {
            "张素芬": "2026-11-17", "张小宝": "2026-11-17", "欧阳静": "", "李明": "",
        }  # fmt: skip
        states = {one.card_no: one.state for one in reading.of_unit(session, home.unit_id)}
        assert states == {
            "00718": CardState.CANCELLED, "00719": CardState.RETURNED, "00800": CardState.ACTIVE,
        }  # fmt: skip
        assert [str(one.ended_on) for one in agreements.of_unit(session, home.unit_id)] == ["2026-11-17"]
        assert [str(one.ended_on) for one in bank.of_unit(session, home.unit_id)] == ["2026-11-17"]
        assert str(session.get_one(Vehicle, home.vehicle_id).gone_on) == "2026-11-17"
        accounts = session.scalars(select(BankAccount).where(BankAccount.valid_to.is_(None))).all()
        assert [one.account_no for one in accounts] == ["6228480000000000002"]
        assert [one.words for one in session.scalars(select(FilePaper))][0] == "不动产权证书"
        assert [one.role.value for one in session.scalars(select(Task))] == ["财务内勤", "信息员", "控制中心"]
        assert paper_of(session, desk, NUMBER.lower()) is not None
        assert "变更业主 张素芬 转 李明" in [one.what for one in happened(session, home.unit_id)]
    assert "要给新业主重办：门禁卡 00719" in done.words


def test_the_former_owner_is_kept_as_he_was(at_counter, desk, household, home):
    """RESALE-06: frozen, never deleted; what is changed later changes nothing of it."""
    receive(at_counter, desk)
    complete(at_counter, desk, ALL)
    with desk.work("edit_estate") as session:
        session.get_one(Customer, home.owner.customer_id).phone = "13900000000"
    with desk.reading() as session:
        people = row_of(session).former["people"]
        assert {one["name"]: one["phone"] for one in people} == {"张素芬": "13800138000", "张小宝": ""}


def test_arrears_block_it_until_they_are_settled(at_counter, desk, in_arrears):
    """RESALE-01: it is received, and waits; nobody lets that pass."""
    assert "结清以后变更业主" in receive(at_counter, desk).words
    assert state_of(desk) is ResaleState.ARREARS_BLOCKED
    clerk = at_counter(CompleteResaleWizard, desk)
    (stop,) = clerk.fill(WhichResale, resale=NUMBER)
    assert stop == "原业主还欠费 ¥495.60，请先结清（F2），再变更业主"
    (row,) = resales(desk, Span(desk.today, desk.today))
    assert (row.state.words, row.owed.figures) == ("待结清", "495.60")


def test_without_contract_or_certificate_nothing_is_received(at_counter, desk):
    """RESALE-02."""
    clerk = at_counter(ReceiveResaleWizard, desk)
    assert clerk.fill(NewOwner, **BUYER) == []
    papers = [line(one, supplied=one is not NEEDED[0]) for one in NEEDED]
    assert clerk.fill(NewPapers, lines=papers) == ["还缺不动产权证书"]


def test_what_was_not_brought_is_brought_before_the_change(at_counter, desk):
    """RESALE-03: the other papers as at a first handover."""
    receive(at_counter, desk, NEEDED[:2])
    assert state_of(desk) is ResaleState.DRAFT
    clerk = at_counter(CompleteResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    rest = NEEDED[2:]
    assert clerk.fill(RestPapers, lines=[line(one, supplied=False) for one in rest])[0].startswith("还缺")
    assert clerk.fill(RestPapers, lines=[line(one) for one in rest]) == []
    assert clerk.fill(FormerThings, lines=[], told=True) == []
    assert ended(clerk).result.state is ResaleState.COMPLETED


def test_everything_of_the_former_household_is_decided(at_counter, desk, household):
    """RESALE-06."""
    receive(at_counter, desk)
    clerk = at_counter(CompleteResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(FormerThings, lines=ALL[1:], told=True) == [
        "门禁卡 00718 是原业主一方的，请列入：注销，或收回重办"
    ]


def test_three_acknowledge_before_it_is_archived(at_counter, desk):
    """RESALE-04, RESALE-05, REG-16: the tasks end with each answer."""
    receive(at_counter, desk)
    complete(at_counter, desk)
    with desk.reading() as session:
        (matter,) = of_resales(session, desk)
    assert (matter.link.key, matter.link.more) == ("acknowledge_resale", (("notice", f"{NUMBER} 财务"),))
    acknowledge(at_counter, desk, "财务", "监控中心")
    assert [one.waiting for one in resales(desk, Span(desk.today, desk.today))] == [("信息员",)]
    assert state_of(desk) is ResaleState.COMPLETED
    early = PlainClerk(ArchiveResaleWizard, desk)
    assert "不能归档" in early.fill(WhichResale, resale=NUMBER)[0]
    assert "三方都已确认" in acknowledge(at_counter, desk, "信息员").words
    assert state_of(desk) is ResaleState.NOTIFIED
    with desk.reading() as session:
        assert [one for one in session.scalars(select(Task)) if one.done_at is None] == []
    clerk = at_counter(ArchiveResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(Archived, filed=True, former_kept=True) == []
    assert ended(clerk).result.state is ResaleState.ARCHIVED
    (row,) = resales(desk, Span(desk.today, desk.today))
    assert "财务 周强 11-21 09:00" in row.acknowledged
    assert row.waiting == ()
    assert "已归档" in sheet("转让登记", [row]).rows[0]
    again = PlainClerk(AcknowledgeResaleWizard, desk)
    assert again.fill(Acknowledged, notice=f"{NUMBER} 财务", by="周强", at="9:00", done=True) != []


def test_who_owns_it_already_or_has_not_bought_yet_is_refused(at_counter, desk):
    """RESALE-04, RESALE-06."""
    clerk = at_counter(ReceiveResaleWizard, desk)
    assert clerk.fill(NewOwner, **BUYER | {"new_owner": "张素芬"}) == ["登记的业主已经是 张素芬，不用变更"]
    assert clerk.fill(NewOwner, **BUYER | {"change_on": "2026-11-22"}) == ["更名时间 2026-11-22 还没有到"]
    receive(at_counter, desk)
    again = at_counter(ReceiveResaleWizard, desk)
    assert again.fill(NewOwner, **BUYER) == [f"3-2-501 已受理转让 {NUMBER}，请接着办"]


def test_a_resale_is_called_off_with_its_reason(at_counter, desk):
    """GEN-09."""
    receive(at_counter, desk)
    clerk = at_counter(CancelResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(CalledOff, reason="客户撤回") == []
    assert ended(clerk).result.state is ResaleState.CANCELLED
    with desk.reading() as session:
        assert list(of_resales(session, desk)) == []


def test_a_request_that_is_repeated_changes_the_owner_once(desk, household):
    """Design law 1."""
    receive(PlainClerk, desk)
    clerk = PlainClerk(CompleteResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(FormerThings, lines=ALL, told=True) == []
    first = ended(clerk)
    again = CompleteResaleWizard.procedure.finish(desk, clerk.session.answers)
    assert again.words == first.words
    with desk.reading() as session:
        assert len(row_of(session).notices) == 3


def test_keys_are_handed_out_against_the_new_owner_s_receipt(at_counter, desk, home, manned_by, tmp_path):
    """RESALE-03, MOVEIN-26, FORM-19: three months are asked for first, and lead to the till."""
    receive(at_counter, desk)
    done = complete(at_counter, desk)
    follows = resale_next(done)
    assert follows is not None
    assert (follows.name, follows.subject.customer, follows.subject.more) == ("collect_fees", "李明", (("months", 3),))
    keys = {
        "received_by": "李明",
        "receipt_seen": True,
        "given": [{"kind": KeyKind.ENTRANCE, "count": "3"}],
        "counted": True,
    }
    clerk = at_counter(HandOverResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == []
    assert clerk.fill(GivenKeys, receipt_no="0000001", **keys) != []
    draw_book(manned_by, desk)
    number = pay(desk, home.unit_id, {"repair_charge": "100"}, payer="李明").printed_no
    assert clerk.fill(GivenKeys, receipt_no=number, **keys) == []
    paper = copied(drawn(desk, ended(clerk).papers[0]).pdf, tmp_path)
    for words in ("李明", "入户门钥匙", number):
        assert words in paper
    with desk.reading() as session:
        assert [one.count for one in session.scalars(select(KeyIssue))] == [3]
        assert [one.signer for one in awaited.all_awaited(session)] == ["领用人"]


def test_what_stays_the_former_owner_s_is_shown_before_the_change(desk, home, manned_by):
    """RESALE-07: an open renovation and a balance of the former owner warn, and do not move with the unit."""
    draw_book(manned_by, desk)
    receive(PlainClerk, desk)
    put_in(desk, home.unit_id, "50")
    filed(desk)
    clerk = PlainClerk(CompleteResaleWizard, desk)
    assert clerk.fill(WhichResale, resale=NUMBER) == [
        "原业主的装修备案 ZX2026-0001 还没有办完，不转给新业主",
        "张素芬的账户余额还有 ¥50.00，仍属原业主，不转给新业主",
    ]
    assert all(one.warns for one in clerk._stops)
