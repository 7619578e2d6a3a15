"""What a goods release slip prints, told from what is kept; frozen when it is issued (FORM-31)."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.release import slips
from deskapp.release.kinds import Answer, Asked, Identity
from deskapp.release.records import GoodsReleaseSlip
from deskapp.till.imprints import imprint
from forms import goods_release as form

SIGNERS = ("申请人",)


def slip_due(slip: GoodsReleaseSlip) -> PaperDue:
    """The slip as it was issued, to be printed; nothing is printed before."""
    return PaperDue("goods_release", slip.slip, (GoodsReleaseSlip.__tablename__, slip.id))


def numbered(session: Session, number: str) -> PaperDue | None:
    """The issued slip with this number: FX20261121-01."""
    found = slips.numbered(session, number)
    return slip_due(found) if found and found.slip else None


def printed(session: Session, desk: Desk, slip: GoodsReleaseSlip) -> form.GoodsRelease:
    """As it is issued now."""
    return form.GoodsRelease(
        imprint(session, desk, slip.number, slip.number),
        room=slip.unit.room_no,
        owner=slip.owner,
        applicant=slip.applicant,
        relation=slip.relation.value,
        id_no=slip.id_no,
        phone=slip.phone,
        leaving=_leaving(slip),
        exit=slip.exit,
        plate=slip.plate,
        goods=tuple(form.Goods(one.category, one.name, f"{one.quantity} {one.measure}") for one in slip.items),
        owner_confirmation=_confirmed(slip),
        witness=_witness(slip),
    )


def _leaving(slip: GoodsReleaseSlip) -> str:
    day, last = slip.valid_from, slip.valid_to
    days = f"{day:%Y年%m月%d日}" if day == last else f"{day:%Y年%m月%d日} 至 {last:%m月%d日}"
    return f"{days} {slip.hours}".strip()


def _confirmed(slip: GoodsReleaseSlip) -> str:
    """How the owner's word was had, and when."""
    for call in slip.calls:
        if call.asked is Asked.OWNER and call.answer is Answer.AGREED:
            return f"电话确认，{call.at.astimezone(CHINA):%m月%d日 %H:%M}，{call.person}同意"
    return slip.identity.value if slip.identity in (Identity.OWNER_FILE, Identity.FAMILY_FILE) else "业主联系不上"


def _witness(slip: GoodsReleaseSlip) -> str:
    """Who stood in for the owner (RELEASE-09)."""
    stood = (call for call in slip.calls if call.asked is not Asked.OWNER and call.answer is Answer.AGREED)
    return "；".join(f"{call.asked.value} {call.person}，{call.at.astimezone(CHINA):%m-%d %H:%M}" for call in stood)
