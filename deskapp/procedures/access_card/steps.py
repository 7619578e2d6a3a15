"""What is asked for a customer's access card: whom it is for, what was shown, what it opens, and the cards."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.shown_card import ShownCard
from deskapp.till.steps import Pay
from deskapp.till.written import Written


class HeldAs(Enum):
    """The customers that a card is issued to at the counter; the names are those of `HolderClass`."""

    OWNER = "业主"
    FAMILY = "家属"
    TENANT = "租户"
    MERCHANT = "商户"


class Applicant(
    Step,
    title="持卡人",
    cues=("起身迎接，请坐，问清办什么卡。", "内部员工卡另行办理。"),
    say="您好，请坐，请问是给谁办卡？",
):
    """As what somebody of which unit gets the card (CARD-01)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    held_as: HeldAs = ask("办卡身份")
    name: str = ask("持卡人", help="不填为业主本人", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not self.name and self.held_as is not HeldAs.OWNER:
            yield Problem(f"请填写{self.held_as.value}姓名", "name")


class OwnerProof(
    Step,
    title="资料核对",
    cues=("要：身份证原件。", "核对身份证与业主资料。", "交还：看过的身份证。"),
    say="请出示身份证，我和业主资料核对一下。",
):
    """An owner is checked against the owner file (CARD-02)."""

    in_owner_file: bool = tick("已与业主资料核对身份")


class FamilyProof(
    Step,
    title="资料核对",
    cues=("要：身份证原件。", "资料里没有的家属，打业主电话核实。", "交还：看过的身份证。"),
    say="请出示身份证，资料里没有登记的，我打电话向业主核实一下。",
):
    """Family in the owner file, or the owner was phoned (CARD-02)."""

    in_owner_file: bool = tick("业主资料中有这位家属，身份已核", optional=True)
    owner_phoned: bool = tick("资料中没有，已电话向业主核实", optional=True)


class TenantProof(
    Step,
    title="资料核对",
    cues=("要：租赁合同看原件，留复印件。", "要：租户的身份证复印件。", "复印件存入档案。", "交还：租赁合同原件。"),
    say="请出示租赁合同和身份证复印件。",
):
    """The contract was shown, and copies are kept (CARD-04)."""

    contract_shown: bool = tick("已看租赁合同，留存复印件")
    id_copy_kept: bool = tick("已留存租户身份证复印件")
    lease_to: date = ask("租期止", help="合同上的最后一天")


class MerchantProof(
    Step,
    title="申请与批准",
    cues=("要：申请须商户同意并盖公章。", "商铺负责人核实，填写申请表。", "中心负责人签字后才能制卡。"),
    say="请把盖了公章的申请书给我，中心负责人批准以后就能制卡。",
):
    """Seal, shop manager, centre manager, in this order (CARD-06)."""

    sealed_application: bool = tick("申请经商户同意，已加盖公章")
    shop_manager: str = ask("商铺负责人", help="核实并填写申请表的人")
    manager_signed: bool = tick("物业服务中心负责人已在申请表上签字", optional=True)


class Rights(
    Step,
    title="有效期与门组",
    cues=("到期前 30 天内来延期，不用换卡。", "租期更短的，按租期填有效期。"),
    say="卡快到期的时候，请您及时来延期。",
):
    """What the cards open and until when; without a day it is the standard time of the class (CARD-03, 05, 07)."""

    valid_to: date = ask("有效期止", help="不填按规定年限", optional=True)
    doors: str = ask("门组", help="名称或编号，用顿号隔开", optional=True)
    remark: str = ask("备注", help="有效期与规定不同的，写明原因", optional=True)
    checked: bool = tick("有效期的提示已核对", optional=True)


class Cards(
    Step,
    title="放卡",
    cues=("一张一张放上读卡器，每张听到一声。", "卡面印的号码要与屏幕一致。", "读卡器坏了可输入卡号，以后补写。"),
    say="请稍等，我先读一下新卡的卡号。",
):
    """The blanks, each laid on the reader before anything is paid, so that the receipt names them (CARD-10)."""

    cards: tuple[ShownCard, ...] = ask("卡")

    def problems(self) -> Iterator[Problem]:
        if not self.cards:
            yield Problem("请放上卡片，或输入卡号", "cards")
        if len({card.card_no for card in self.cards}) < len(self.cards):
            yield Problem("卡号不能重复", "cards")


PROOFS = {
    HeldAs.OWNER: OwnerProof,
    HeldAs.FAMILY: FamilyProof,
    HeldAs.TENANT: TenantProof,
    HeldAs.MERCHANT: MerchantProof,
}
STEPS = (Applicant, *PROOFS.values(), Rights, Cards, Written, Pay)
