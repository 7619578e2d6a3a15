"""Settings of the centre (specification 5.1): typed, with defaults, kept in the database and journaled.

Settings of one PC (printer, text size) are not here but in `machine`.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any, get_type_hints

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column

from deskapp.flow.answer import kept, read_value
from deskapp.kernel.money import Money
from deskapp.staff.choices import DoorReading, LatePer, MoveInOrder, PrintMode, TopUpStart
from deskapp.store.base import Dated, Record
from deskapp.store.once import once


class Setting(Dated, Record):
    """One setting that differs from its default."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(unique=True)
    value: Mapped[dict[str, Any]]


@dataclass(frozen=True)
class Settings:
    """Every setting in use, with the defaults of specification 5.1. Amounts are Money."""

    company_name: str = ""
    centre_name: str = ""
    centre_phone: str = ""
    notice_advice: str = "如已缴清，请忽略本单；对费用有疑问，请携带本单到前台核对。"
    queue_alert_threshold: int = 2
    bank_collection_day: int = 15
    accepted_banks: str = "中国银行、商业银行、农业银行、建设银行、深发展银行、招商银行"
    """Banks whose accounts are accepted for bank collection (MOVEIN-11)."""
    card_cost: Money = Money(2000)
    copy_a4_price: Money = Money(50)
    copy_a3_price: Money = Money(100)
    fax_local_price: Money = Money(200)
    fax_long_distance: Money = Money()
    """Nothing where the centre sends none (FEE-23)."""
    reno_tax_agency_enabled: bool = False
    """Whether the tax office has renovation tax collected here (FEE-24)."""
    detector_above_face: int = 50
    max_books_per_draw: int = 2
    backup_keep: int = 30
    archive_check_months: int = 3
    """After how many months a customer file is gone through again (ARCHIVE-02)."""
    idle_lock_minutes: int = 5
    till_float: Money = Money(50000)
    invoices_at_counter: bool = False
    """False: every item is collected on an official receipt, to be exchanged for an invoice later (TICKET-07).

    A new centre is asked at its founding, where invoices are offered as table FEE-T1 and FEE-10 want them. Here it is
    False: whoever never said so has clerks without invoices, who could take no service fee at all (FEE-28), and the
    owner may fetch the invoice at any time (FEE-14).
    """
    print_mode: PrintMode = PrintMode.PRINTED
    """Handwritten: fees are collected on papers that were filled in by hand, their numbers typed (TICKET-09)."""
    bill_vacant_units: bool = True
    bill_unsold_units: bool = False
    """Whether the billing run charges units that stand empty, and those the developer has not sold."""
    late_fee_rate: int = 0
    """Ten-thousandths of what is open, each day or month; 0 for none: the sources state none (ARREARS-13)."""
    late_fee_per: LatePer = LatePer.DAY
    late_fee_grace_days: int = 0
    """Days after the due day that cost nothing."""
    late_fee_cap: int = 100
    """The most that a late fee comes to, in percent of what it is for."""
    late_fee_items: str = "物业服务费"
    """The fee items it is asked for, by their names."""
    card_years_owner: int = 2
    card_years_tenant: int = 1
    card_years_merchant: int = 1
    card_years_staff: int = 1
    card_free_replacement_months: int = 1
    card_expiry_notice_days: int = 30
    card_limit_per_unit: int = 0
    """Cards one unit may have; 0 for any number."""
    card_classic_months: int = 6
    """The longest a MIFARE Classic card is written for at a time, 6 at most: it can be copied."""
    card_number_format: str = ""
    """How the door software shows a card, as `deskapp.access.numbers` names it; empty until it was found."""
    door_reading: DoorReading = DoorReading.BOTH
    door_list_gbk: bool = False
    """Whether lists for the doors are written in GBK instead of UTF-8."""
    park_topup_start: TopUpStart = TopUpStart.CONTINUE
    park_notice_days: int = 5
    series_hundreds_max: Money = Money(99999)
    series_thousands_max: Money = Money(999999)
    """The most that an invoice of either series carries; what is more is split (TICKET-11)."""
    fixed_invoice_denominations: str = "1,2,5,10,20,50,100"
    reno_refund_working_days: int = 7
    """How many working days after a renovation has passed its deposits are paid back (RENO-50)."""
    reno_deposit_owner: Money = Money(100000)
    reno_deposit_contractor: Money = Money(100000)
    reno_deposit_self: Money = Money(200000)
    """What owner and contractor leave, and whoever renovates himself (RENO-29, RENO-30)."""
    reno_max_months: int = 3
    """The longest filing, and the longest extension (RENO-23, RENO-43)."""
    reno_max_extensions: int = 0
    """How often a filing may be extended; 0 for any number (RENO-47)."""
    reno_extension_lead_days: int = 15
    """How many days before its end a filing may be extended (RENO-47)."""
    permit_for_all_non_residential: bool = False
    """Whether every renovation of a unit that is no dwelling needs the construction permit (RENO-09)."""
    release_valid_days: int = 1
    """How many days a goods release slip holds, the stated one among them (RELEASE-14)."""
    movein_months: int = 3
    """How many months of the service fee are collected at a move-in, 12 at most (MOVEIN-24, MOVEIN-25)."""
    movein_order: MoveInOrder = MoveInOrder.INSPECT_FIRST
    movein_require_002_documents: bool = False
    """Whether sales contract and settled notice are asked for at a move-in (MOVEIN-12)."""
    keys_require_acceptance: bool = True
    """Whether keys wait until every defect is accepted as mended (MOVEIN-28)."""
    utilities_prepayment_amount: Money = Money()
    """What is proposed as utilities prepayment; nothing where it is written each time (MOVEIN-24)."""
    practice: bool = False
    """Practice mode: every paper says so and nothing counts."""


_KINDS = get_type_hints(Settings)
_ALL = select(Setting.key, Setting.value)


@once(Setting)
def read_settings(session: Session) -> Settings:
    """The settings in force."""
    rows = session.execute(_ALL)
    return Settings(**{key: read_value(_KINDS[key], value["is"]) for key, value in rows if key in _KINDS})


def change_settings(session: Session, **new: Any) -> Settings:
    """Change settings by name. Raises TypeError for a name that is not a setting."""
    changed = dataclasses.replace(read_settings(session), **new)
    for key in new:
        row = session.scalars(select(Setting).where(Setting.key == key)).one_or_none()
        value = {"is": kept(getattr(changed, key))}
        if row is None:
            session.add(Setting(key=key, value=value))
        else:
            row.value = value
    return changed
