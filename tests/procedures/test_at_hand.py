"""Nobody types what the books know: room and relation fill the page in, the clerk may change it, the look is kept."""

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.estate.kinds import CustomerKind
from deskapp.estate.records import Customer, Occupancy
from deskapp.procedures.handover.move_in.keys.steps import Shown
from deskapp.procedures.handover.move_in.keys.wizard import HandOverKeysWizard
from deskapp.procedures.handover.move_in.receive.steps import Arriving
from deskapp.procedures.handover.move_in.receive.wizard import ReceiveMoveInWizard
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_out.start.wizard import StartMoveOutWizard
from deskapp.procedures.release.apply.wizard import ReleaseGoodsWizard
from deskapp.procedures.renovation.extend.steps import CheckedIn
from deskapp.procedures.renovation.extend.wizard import ExtendRenovationWizard
from deskapp.procedures.renovation.file.steps import Applicant, OwnersWord
from deskapp.procedures.renovation.file.wizard import FileRenovationWizard
from deskapp.procedures.renovation.notify.wizard import NotifyRenovationWizard
from deskapp.procedures.renovation.request.wizard import RequestInspectionWizard
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.wizard import PassesOutPage
from deskapp.release.kinds import Relation as Asks
from deskapp.renovation.kinds import Relation
from deskapp.ui.offers import Subject
from tests.access.conftest import Home, home
from tests.clerk import WindowClerk, type_into
from tests.handover import walks as handover
from tests.renovation import walks

__all__ = ["Home", "home"]

OWNERS, TENANTS = ("张素芬", "11010519491231002X", "13800138000"), ("欧阳静", "110101199003074477", "")


@pytest.fixture
def papers(desk, home):
    """The owner's and the tenant's paper is on file; the tenant has left no number."""
    with desk.work("edit_estate") as session:
        for name, id_no, _phone in (OWNERS, TENANTS):
            session.scalars(select(Customer).where(Customer.name == name)).one().id_no = id_no


def answer(clerk, **said):
    """Answer by the keys, and leave the last field."""
    page = clerk.wizard.page
    for name, value in said.items():
        type_into(page.editors[name].widget, value)
    page.editors["phone"].widget.setFocus()


def stands(clerk, name="applicant"):
    said = clerk.wizard.page.said()
    return said[name], said["id_no"], said["phone"]


def looks(desk, act):
    with desk.reading() as session:
        asked = select(JournalLine).where(JournalLine.act == act, JournalLine.table_name == "customer")
        return [line.after for line in session.scalars(asked.order_by(JournalLine.id))]


def test_room_and_relation_fill_in_who_applies(qtbot, desk, papers):
    """RENO-15, RENO-19: the owner, or whoever uses the unit; of an agent no book knows."""
    clerk = WindowClerk(FileRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501")
    assert stands(clerk) == ("", "", "")
    answer(clerk, relation=Relation.OWNER)
    assert stands(clerk) == OWNERS
    answer(clerk, relation=Relation.USER)
    assert stands(clerk) == TENANTS
    answer(clerk, relation=Relation.AGENT)
    assert stands(clerk) == ("", "", "")


def test_what_the_clerk_has_typed_stays(qtbot, desk, papers):
    clerk = WindowClerk(FileRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501", relation=Relation.OWNER)
    answer(clerk, phone="13700137000")
    clerk.wizard.page.editors["applicant"].widget.setFocus()
    answer(clerk, relation=Relation.AGENT)
    assert stands(clerk) == ("", "", "13700137000")
    answer(clerk, relation=Relation.OWNER)
    assert stands(clerk) == (*OWNERS[:2], "13700137000")


def test_of_several_owners_the_one_whose_name_is_typed(qtbot, desk, home, papers):
    """RENO-19."""
    with desk.work("edit_estate") as session:
        first = session.scalars(select(Occupancy).where(Occupancy.unit_id == home.unit_id)).first()
        assert first is not None
        other = Customer(name="张强", id_no="10000119800101003X", phone="13900139000")
        session.add(Occupancy(unit_id=home.unit_id, customer=other, role=first.role, from_date=first.from_date))
    clerk = WindowClerk(FileRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501", relation=Relation.OWNER)
    assert stands(clerk) == ("", "", "")
    answer(clerk, applicant="张强")
    assert stands(clerk) == ("张强", "10000119800101003X", "13900139000")


def test_that_numbers_came_into_sight_is_journaled_once_a_person(qtbot, desk, papers):
    """PRIVACY-03."""
    clerk = WindowClerk(FileRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501")
    assert looks(desk, "file_renovation") == []
    for relation in (Relation.OWNER, Relation.AGENT, Relation.OWNER):
        answer(clerk, relation=relation)
    assert looks(desk, "file_renovation") == [{"seen": "phone, id_no"}]
    answer(clerk, relation=Relation.USER)
    assert len(looks(desk, "file_renovation")) == 2


def test_whoever_may_not_see_the_numbers_types_them(qtbot, cashier, desk, papers):
    """PRIVACY-03: what cannot be journaled does not come into sight."""
    clerk = WindowClerk(FileRenovationWizard, cashier)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501", relation=Relation.OWNER)
    assert stands(clerk) == ("", "", "")
    assert looks(desk, "file_renovation") == []


def test_begun_on_a_unit_the_page_needs_only_the_relation(qtbot, desk, papers):
    draft = Subject("3-2-501").beginning(FileRenovationWizard.procedure)
    wizard = FileRenovationWizard(desk, draft=draft)
    qtbot.addWidget(wizard)
    type_into(wizard.page.editors["relation"].widget, Relation.OWNER)
    assert wizard.page.said()["id_no"] == OWNERS[1]


@pytest.mark.parametrize("wizard", [ReleaseGoodsWizard, StartMoveOutWizard])
def test_whoever_asks_for_a_release_or_moves_out_is_known_likewise(qtbot, desk, papers, wizard):
    """RELEASE-02, MOVEOUT-02."""
    clerk = WindowClerk(wizard, desk)
    qtbot.addWidget(clerk.wizard)
    answer(clerk, room="3-2-501", relation=Asks.TENANT)
    assert stands(clerk, "name") == TENANTS
    answer(clerk, relation=Asks.OWNER)
    assert stands(clerk, "name") == OWNERS


def test_the_owner_to_be_asked_stands_on_the_page_of_his_word(qtbot, desk, papers):
    """RENO-15."""
    clerk = WindowClerk(FileRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    user = {"relation": Relation.USER, "applicant": "欧阳静", "id_no": TENANTS[1], "phone": "13700137000"}
    assert clerk.fill(Applicant, **walks.APPLICANT | user) == []
    assert clerk.step is OwnersWord
    said = clerk.wizard.page.said()
    assert (said["confirmed_by"], said["confirmed_phone"]) == (OWNERS[0], OWNERS[2])


@pytest.mark.parametrize("relation", [Relation.OWNER, Relation.AGENT])
def test_the_filing_tells_whom_to_notify(qtbot, desk, manned_by, relation):
    """RENO-27: the owner as he filed, or, where somebody filed for him, as the books have him."""
    walks.make_counter(manned_by, desk)
    with desk.work("edit_estate") as session:
        session.scalars(select(Customer).where(Customer.name == "张素芬")).one().phone = "13911112222"
    manager = manned_by(walks.MANAGER)
    walks.filed(desk, who={"relation": relation})
    walks.submitted(desk)
    walks.reviewed(manager)
    clerk = WindowClerk(NotifyRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichFiling, **walks.WHICH) == []
    known = "13800138000" if relation is Relation.OWNER else "13911112222"
    assert (clerk.wizard.page.said()["person"], clerk.wizard.page.said()["phone"]) == ("张素芬", known)


def test_the_filing_tells_who_applies_for_the_inspection(qtbot, desk, manned_by):
    """RENO-49."""
    walks.make_counter(manned_by, desk)
    walks.in_progress(desk, manned_by(walks.MANAGER))
    clerk = WindowClerk(RequestInspectionWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichFiling, **walks.WHICH) == []
    assert (clerk.wizard.page.said()["person"], clerk.wizard.page.said()["phone"]) == ("张素芬", "13800138000")


def test_passes_that_are_out_stand_above_their_count(qtbot, desk, manned_by):
    """RENO-42."""
    walks.make_counter(manned_by, desk)
    walks.in_progress(desk, manned_by(walks.MANAGER), plan={"ends_on": "2026-12-05"})
    clerk = WindowClerk(ExtendRenovationWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichFiling, **walks.WHICH) == []
    page = clerk.wizard.page
    assert isinstance(page, PassesOutPage)
    assert page.kind is CheckedIn
    assert page.out.text() == "在外的出入卡 2 张：LS2026-0001 工人1　LS2026-0002 工人2"
    assert page.said()["passes"] == ""


def test_the_receipt_for_the_keys_stands_on_their_page(qtbot, desk, manned_by):
    """MOVEIN-26: its number is there to be compared, and that it was is ticked."""
    handover.make_counter(manned_by, desk)
    handover.prepared(desk)
    for step in (handover.received, handover.inspected, handover.agreed, handover.paid):
        step(desk)
    clerk = WindowClerk(HandOverKeysWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichMoveIn, **handover.which()) == []
    assert clerk.wizard.page.said()["receipt_no"] == "0000001"
    assert clerk.fill(Shown, received_by="张素芬") == ["请确认：收据原件已看，号码相符"]
    assert clerk.fill(Shown, receipt_seen=True) == []


def test_an_owner_on_file_is_there_when_he_comes_to_move_in(qtbot, desk, home, papers, manned_by):
    """MOVEIN-08, PRIVACY-03."""
    handover.prepared(desk)
    clerk = WindowClerk(ReceiveMoveInWizard, desk)
    qtbot.addWidget(clerk.wizard)
    assert clerk.fill(WhichMoveIn, **handover.which()) == []
    assert clerk.step is Arriving
    assert stands(clerk, "name") == OWNERS
    assert clerk.wizard.page.said()["customer_kind"] is CustomerKind.HOUSEHOLD
    assert looks(desk, "receive_move_in") == [{"seen": "phone, id_no"}]
