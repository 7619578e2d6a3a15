"""Agreements on spaces, bare and through the window: papers, space and cars, terms, the form for both to sign."""

import pytest
from sqlalchemy import select

from deskapp.access.kinds import AgreementForm, AgreementState, Collection
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.agreements import AgreementKind, keep
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.estate.records import ParkingSpace, Vehicle
from deskapp.flow.procedure import Done
from deskapp.kernel.money import Money
from deskapp.papers.parking import agreement_due
from deskapp.printing.file_printer import FilePrinter
from deskapp.printout import draw as drawn
from deskapp.printout import print_paper
from deskapp.procedures.parking.agree.steps import Agreed, Applicant, Papers, SpaceAndCars
from deskapp.procedures.parking.agree.wizard import AgreeParkingWizard
from deskapp.procedures.parking.end.steps import Ending
from deskapp.procedures.parking.end.wizard import EndParkingWizard
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.procedures.reprint_receipt.wizard import ReprintReceiptWizard
from tests.access.conftest import Home, home
from tests.fees import make_price, name_company
from tests.printing.finished import copied

__all__ = ["Home", "home"]

OWNER = {"room": "3-2-501", "name": "张素芬", "relation": OccupancyRole.OWNER}
SHOWN = {"id_card": True, "driving_licence": True, "vehicle_licence": True, "copies_kept": True}
SPACE = {"space": "B1-0007", "plates": "粤B12345"}
SPACE_2 = {"space": "B1-0008", "plates": "粤B54321", "kind": SpaceKind.UNDERGROUND}


@pytest.fixture(autouse=True)
def counter(home, manned_by):
    """A company, and the rent of an underground space."""
    name_company(manned_by)
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "parking_monthly_rent", "350", kind=SpaceKind.UNDERGROUND.value)


def walk(clerk, who=OWNER, shown=SHOWN, space=SPACE):
    """As far as the terms."""
    assert clerk.fill(Applicant, **who) == []
    assert clerk.fill(Papers, **shown) == []
    assert clerk.fill(SpaceAndCars, **space) == []
    return clerk


def agree(clerk, **terms):
    assert clerk.fill(Agreed, **{"from_date": "2026-12-01", "collection": Collection.COUNTER, **terms}) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def test_a_space_is_let_at_the_price_of_its_kind_and_the_lease_printed(at_counter, desk, home, tmp_path):
    """PARK-01, PARK-02, PARK-03, PARK-15, FORM-27."""
    done = agree(walk(at_counter(AgreeParkingWizard, desk)), to_date="2027-11-30")
    assert done.number == "CW2026-0001"
    with desk.reading() as session:
        row = session.scalars(select(ParkingAgreement)).one()
        assert (row.form, row.state, row.monthly_fee) == (AgreementForm.LEASE, AgreementState.DRAFT, Money(35000))
        assert (row.unit_id, row.customer_id, agreements.plates(row)) == (
            home.unit_id,
            home.owner.customer_id,
            ["粤B12345"],
        )
        assert len(session.scalars(select(Vehicle)).all()) == 1, "the car was known"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("车位租用协议书", "CW2026-0001", "B1-0007", "粤B12345", "叁佰伍拾元整", "2027年11月30日", "客户存"):
        assert words in paper


def test_an_agreement_is_printed_again_by_its_number(at_counter, desk, manned_by, tmp_path):
    """FORM-27, GEN-14: whoever prints it again, it names the clerk who drafted it."""
    done = agree(walk(at_counter(AgreeParkingWizard, desk)))
    print_paper(desk, done.papers[0], FilePrinter(tmp_path))
    clerk = at_counter(ReprintReceiptWizard, manned_by("赵立"))
    assert clerk.fill(WhichPaper, number="cw2026-0001") == []
    again = clerk.finish()
    assert isinstance(again, Done), again
    words = copied(drawn(desk, again.papers[0]).pdf, tmp_path)
    assert again.papers[0].slip.imprint.clerk == "林晓"
    for part in ("车位租用协议书", "CW2026-0001", "补打第1次"):
        assert part in words


@pytest.mark.parametrize("missing", ["id_card", "driving_licence", "vehicle_licence", "copies_kept"])
def test_every_paper_must_be_there(at_counter, desk, missing):
    """PARK-01, PARK-02."""
    clerk = at_counter(AgreeParkingWizard, desk)
    clerk.fill(Applicant, **OWNER)
    assert clerk.fill(Papers, **{**SHOWN, missing: False})


def test_a_tenant_shows_the_contract(at_counter, desk):
    """PARK-01."""
    clerk = at_counter(AgreeParkingWizard, desk)
    clerk.fill(Applicant, room="3-2-501", name="欧阳静", relation=OccupancyRole.TENANT)
    assert clerk.fill(Papers, **SHOWN) == ["还缺租赁合同，证件须齐全"]
    assert clerk.fill(Papers, **SHOWN, contract_shown=True) == []


def test_whoever_is_not_on_file_is_asked_of_the_owner(at_counter, desk):
    """PARK-01."""
    clerk = at_counter(AgreeParkingWizard, desk)
    stranger = {"room": "3-2-501", "name": "刘䶮", "relation": OccupancyRole.FAMILY_MEMBER}
    assert clerk.fill(Applicant, **stranger) == ["该户资料中没有 刘䶮：请电话向业主核实后勾选"]
    assert clerk.fill(Applicant, **stranger, owner_phoned=True) == []


def test_a_space_that_is_taken_is_refused(at_counter, desk):
    """PARK-11."""
    done = agree(walk(at_counter(AgreeParkingWizard, desk)))
    with desk.work("agree_parking") as session:
        agreements.sign(session, done.result)
    clerk = walk(at_counter(AgreeParkingWizard, desk))
    (said,) = clerk.fill(Agreed, from_date="2027-01-01", collection=Collection.COUNTER)
    assert said == "车位 B1-0007 已有协议 CW2026-0001（未定止期），同一期间不能再签"


def test_the_fee_of_an_owned_space_comes_with_the_property_fee(at_counter, desk, tmp_path):
    """PARK-04, PARK-15, FORM-28: what billing charges nobody pays twice."""
    own = {"space": "A-18", "kind": SpaceKind.PRIVATE, "plates": "粤B12345、粤BD54321"}
    clerk = walk(at_counter(AgreeParkingWizard, desk), space=own)
    terms = {"from_date": "2026-12-01", "monthly_fee": "80"}
    (said,) = clerk.fill(Agreed, **terms, collection=Collection.COUNTER)
    assert said == "自有车位的服务费随物业服务费银行托收，请选择银行托收"
    done = agree(clerk, **terms, collection=Collection.BANK)
    with desk.reading() as session:
        space = session.scalars(select(ParkingSpace).where(ParkingSpace.space_no == "A-18")).one()
        assert space.kind is SpaceKind.PRIVATE, "entered with the agreement"
        assert {one.plate for one in session.scalars(select(Vehicle))} == {"粤B12345", "粤BD54321"}
    assert "车位服务协议书" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)


def test_the_price_of_the_centre_is_not_written_otherwise(at_counter, desk):
    """PARK-07: a fee is written only where the centre has no standard."""
    clerk = walk(at_counter(AgreeParkingWizard, desk))
    terms = {"from_date": "2026-12-01", "collection": Collection.COUNTER}
    assert clerk.fill(Agreed, **terms, monthly_fee="300") == ["地下车位的标准是每月 ¥350.00，费用不能另写"]
    other = {"space": "S-01", "kind": SpaceKind.SURFACE, "plates": "粤B12345"}
    clerk = walk(at_counter(AgreeParkingWizard, desk), space=other)
    assert clerk.fill(Agreed, **terms) == ["地面车位没有收费标准，请填写每月费用"]


def test_an_unknown_space_needs_its_kind(at_counter, desk):
    """PARK-15."""
    clerk = at_counter(AgreeParkingWizard, desk)
    clerk.fill(Applicant, **OWNER)
    clerk.fill(Papers, **SHOWN)
    assert "还没有登记，请选择车位类型" in clerk.fill(SpaceAndCars, space="Z-1", plates="粤B12345")[0]
    assert "登记的是地下车位" in clerk.fill(SpaceAndCars, **SPACE, kind=SpaceKind.SURFACE)[0]


def test_the_same_request_drafts_once(desk, at_counter):
    """Design law 1."""
    clerk = walk(at_counter(AgreeParkingWizard, desk))
    first = agree(clerk)
    again = clerk.session.procedure.finish(desk, clerk.session.answers)
    assert first.number == again.number


def test_the_centre_prints_its_own_clauses_and_signed_ones_stay_as_they_were(
    desk, at_counter, manned_by, clock, tmp_path
):
    """GEN-15: what a manager has changed since is not printed into an agreement that was signed before."""
    first = agree(walk(at_counter(AgreeParkingWizard, desk)))
    clock.pass_by(minutes=1)
    with manned_by("高远").work("edit_agreement") as session:
        keep(session, AgreementKind.PARKING_LEASE, "# 本中心的约定\n{车位}只停小型车。\n", "按公司要求", "a1")
    with desk.reading() as session:
        again = agreement_due(session, desk, session.scalars(select(ParkingAgreement)).one())
    assert again.slip.clauses == first.papers[0].slip.clauses
    done = agree(walk(at_counter(AgreeParkingWizard, desk), space=SPACE_2))
    assert "B1-0008只停小型车。" in copied(drawn(desk, done.papers[0]).pdf, tmp_path)


def test_an_agreement_ends_on_a_day_for_a_reason(desk, at_counter):
    """States of ParkingAgreement; GEN-09."""
    agree(walk(at_counter(AgreeParkingWizard, desk)), from_date="2026-11-01")
    clerk = at_counter(EndParkingWizard, desk)
    ending = {"agreement": "粤B12345", "last_day": "2026-11-30", "reason": "卖车", "signed": True}
    assert clerk.fill(Ending, **{**ending, "last_day": "2026-10-31"}) == [
        "协议 CW2026-0001 自 2026-11-01 起，最后一天不能更早"
    ]
    assert clerk.fill(Ending, **ending) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        row = session.scalars(select(ParkingAgreement)).one()
        assert (row.state, row.ended_on.isoformat(), row.reason) == (AgreementState.TERMINATED, "2026-11-30", "卖车")
        assert agreements.found(session, "B1-0007") == []
