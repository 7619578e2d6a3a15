"""Which papers are brought when somebody moves in: the tables of MOVEIN-08 to MOVEIN-12, MOVEIN-34 (5.3)."""

from dataclasses import replace

from deskapp.customer_file.papers import Needed
from deskapp.estate.kinds import CustomerKind

OWNER_COPIES = 4
"""Copies made at the desk of the owner's identity card and of his account (MOVEIN-18, 6.2 no. 23)."""
NOTICE = Needed("move_in_notice", "入住通知书", original=True, stays=True, side="owner")
HOUSEHOLD = (
    NOTICE,
    Needed("owner_id", "业主身份证", copies=OWNER_COPIES, original=True, side="owner"),
    Needed("family_id", "家庭成员身份证复印件", copies=1, side="owner"),
    Needed("owner_form", "业主（住户）资料卡", stays=True, side="owner"),
    Needed("photos", "业主和家庭成员照片", stays=True, side="owner"),
    Needed("bank_book", "本地银行存折或银行卡", copies=OWNER_COPIES, original=True, side="owner"),
)
CORPORATE = (
    NOTICE,
    Needed("owner_id", "法定代表人身份证复印件", copies=OWNER_COPIES, side="owner"),
    Needed("legal_authorisation", "法定代表人授权书", stays=True, side="owner"),
    Needed("occupant_id", "使用人身份证复印件", copies=1, side="owner"),
    Needed("photos", "使用人照片", stays=True, side="owner"),
    Needed("owner_form", "业主（住户）资料卡", stays=True, side="owner"),
    Needed("licence", "营业执照复印件（盖章）", copies=1, sealed=True, side="owner"),
)
AGENT = (
    Needed("power_of_attorney", "业主委托书", original=True, stays=True, rule="MOVEIN-10"),
    Needed("agent_id", "受委托人身份证", copies=1, original=True, rule="MOVEIN-10"),
)
BY_OTHER_SOURCES = (
    Needed("settled_notice", "结清余款通知书", copies=1, rule="MOVEIN-12"),
    Needed("sales_contract", "房屋买卖合同", copies=1, original=True, rule="MOVEIN-12"),
    Needed("named_papers", "通知书列明的其他资料", copies=1, rule="MOVEIN-12"),
)
"""Shown as lines that may be left out, unless the centre asks for them."""
TENANT = (
    Needed("lease", "租赁合同", copies=1, original=True, rule="MOVEIN-34"),
    Needed("tenant_id", "租户身份证", copies=1, original=True, rule="MOVEIN-34"),
)
RULES = {CustomerKind.HOUSEHOLD: "MOVEIN-08", CustomerKind.CORPORATE: "MOVEIN-09"}


def of_owner(kind: CustomerKind, *, agent: bool, family: bool = True) -> tuple[Needed, ...]:
    """What a new owner brings, by column; whoever acts for him brings two papers more.

    A household without `family` has nobody whose papers could be copied.
    """
    columns = {CustomerKind.HOUSEHOLD: HOUSEHOLD, CustomerKind.CORPORATE: CORPORATE}
    own = (replace(one, rule=RULES[kind]) for one in columns[kind] if family or one.code != "family_id")
    return (*own, *(AGENT if agent else ()))


def move_in(kind: CustomerKind, *, agent: bool, family: bool, all_required: bool) -> tuple[Needed, ...]:
    """The same at a first handover, with the papers of source 002 (MOVEIN-12)."""
    more = (replace(one, required=all_required) for one in BY_OTHER_SOURCES)
    return (*of_owner(kind, agent=agent, family=family), *more)
