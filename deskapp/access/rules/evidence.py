"""What must be shown, agreed and approved before somebody gets a card or a space."""

from collections.abc import Iterator
from dataclasses import dataclass

from deskapp.access.kinds import HolderClass
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.kernel.problems import Refusal


@dataclass(frozen=True)
class CardEvidence:
    """What was checked for a card; each is a tick of the clerk, or a paper in the file."""

    in_owner_file: bool = False
    owner_phoned: bool = False
    contract_shown: bool = False
    id_copy_kept: bool = False
    sealed_application: bool = False
    shop_manager_checked: bool = False
    manager_approved: bool = False
    written_application: bool = False


def for_card(held_as: HolderClass, shown: CardEvidence) -> Iterator[Refusal]:
    """What each kind of holder must show (CARD-02, CARD-04, CARD-06, CARD-13)."""
    match held_as:
        case HolderClass.OWNER if not shown.in_owner_file:
            yield Refusal("请与业主资料核对身份", "CARD-02")
        case HolderClass.FAMILY if not (shown.in_owner_file or shown.owner_phoned):
            yield Refusal("业主资料中没有这位家属：请电话向业主核实", "CARD-02")
        case HolderClass.TENANT if not (shown.contract_shown and shown.id_copy_kept):
            yield Refusal("租户须出示租赁合同，并留存身份证复印件", "CARD-04")
        case HolderClass.MERCHANT:
            yield from _merchant(shown)
        case HolderClass.CONTRACTOR if not (shown.id_copy_kept and shown.owner_phoned):
            yield Refusal("施工人员须留存身份证复印件，并经业主同意", "CARD-02")
    if held_as in OF_THE_CENTRE and not (shown.written_application and shown.manager_approved):
        yield Refusal("内部员工卡须有书面申请，并经物业服务中心负责人同意", "CARD-13")


def _merchant(shown: CardEvidence) -> Iterator[Refusal]:
    """Seal, shop manager, centre manager, in this order (CARD-06)."""
    if not shown.sealed_application:
        yield Refusal("商户办卡申请须由商户同意并加盖公章", "CARD-06")
    elif not shown.shop_manager_checked:
        yield Refusal("请商铺负责人核实并填写申请表", "CARD-06")
    elif not shown.manager_approved:
        yield Refusal("商户办卡申请须由物业服务中心负责人签字", "CARD-06")


def authorised_by(held_as: HolderClass, act: str) -> Iterator[Refusal]:
    """Cards of the centre are authorised in an act of their own, which two roles may do (CARD-14, ROLE-01)."""
    if held_as in OF_THE_CENTRE and act != "authorise_staff_card":
        words = "内部员工卡只能由前台负责人或客服负责人授权"
        yield Refusal(words, "CARD-14", override="authorise_staff_card")


@dataclass(frozen=True)
class ParkingEvidence:
    """The papers of somebody who applies for a space."""

    id_card: bool = False
    driving_licence: bool = False
    vehicle_licence: bool = False
    copies_kept: bool = False
    contract_shown: bool = False


def for_parking(shown: ParkingEvidence, *, tenant: bool) -> Iterator[Refusal]:
    """Three papers, copies of two of them, and the contract of a tenant (PARK-01, PARK-02)."""
    papers = {
        "身份证": shown.id_card,
        "驾驶证": shown.driving_licence,
        "行驶证": shown.vehicle_licence,
        "租赁合同": shown.contract_shown or not tenant,
    }
    missing = [name for name, there in papers.items() if not there]
    if missing:
        yield Refusal(f"还缺{'、'.join(missing)}，证件须齐全", "PARK-01")
    elif not shown.copies_kept:
        yield Refusal("请留存身份证和行驶证的复印件", "PARK-02")
