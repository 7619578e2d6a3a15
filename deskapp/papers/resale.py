"""What the notice of another owner prints, told from what is kept; frozen when the owner is changed (FORM-29)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.resale import rules, sales
from deskapp.handover.resale.records import UnitResale
from deskapp.till.imprints import imprint
from forms import key_item_list
from forms import owner_change_notice as form


def notice_due(row: UnitResale) -> PaperDue | None:
    """The notice, a copy for each of three; None before the owner is changed."""
    return PaperDue("owner_change_notice", row.slip, (UnitResale.__tablename__, row.id)) if row.slip else None


def numbered(session: Session, number: str) -> PaperDue | None:
    """The notice of the resale with this number: GM2026-0001."""
    found = sales.numbered(session, number)
    return notice_due(found) if found else None


def keys_due(session: Session, desk: Desk, row: UnitResale) -> PaperDue:
    """The list of what the new owner was given (FORM-19, RESALE-03)."""
    about = (KeyIssue.about_table == UnitResale.__tablename__) & (KeyIssue.about_id == row.id)
    given = session.scalars(select(KeyIssue).where(about).order_by(KeyIssue.id)).all()
    slip = key_item_list.KeyItemList(
        imprint(session, desk, row.number, f"{row.number}/{len(given)}"),
        room=row.unit.room_no,
        customer=row.new_owner,
        phone=row.phone,
        receipt_no="、".join(dict.fromkeys(one.receipt_no for one in given)),
        accepted_on=None,
        items=tuple(
            key_item_list.Item(_group(one), one.name, one.numbers, one.count, one.kind.measure) for one in given
        ),
    )
    return PaperDue("key_item_list", slip, (UnitResale.__tablename__, row.id))


def _group(one: KeyIssue) -> str:
    named = {KeyKind.CARD: "门禁卡", KeyKind.GIFT: "礼品", KeyKind.OTHER: "其他"}
    return "钥匙" if one.kind.is_key else named[one.kind]


def printed(session: Session, desk: Desk, row: UnitResale) -> form.OwnerChangeNotice:
    """As it is told now (RESALE-04)."""
    bank_book = next((one for one in sales.papers(session, row) if one.code == "bank_book"), None)
    proof = next((one for one in sales.papers(session, row) if one.code == rules.CODES[row.proof]), None)
    kept = f"，留存复印件 {proof.copies} 份" if proof else ""
    return form.OwnerChangeNotice(
        imprint(session, desk, row.number, row.number),
        room=row.unit.room_no,
        former_owner=row.old_owner,
        new_owner=row.new_owner,
        phone=row.phone,
        id_no=row.id_no,
        changed_on=row.change_on,
        proof=f"{row.proof.value}，已核对原件{kept}",
        bank=row.bank,
        account_name=row.account_name,
        account_no=row.account_no,
        account_copies=1 if bank_book and row.account_no else 0,
    )
