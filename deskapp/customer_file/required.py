"""Which papers the file of a unit must hold, by what happened there (ARCHIVE-01), and how it stands by that."""

from collections.abc import Collection, Iterable, Sequence

from deskapp.customer_file.kinds import FileState, Occasion
from deskapp.customer_file.papers import Needed

REQUIRED: dict[Occasion, tuple[Needed, ...]] = {
    Occasion.OWNED: (
        Needed("owner_id", "业主身份证复印件", copies=1, side="owner"),
        Needed("owner_form", "业主登记表", stays=True, side="owner"),
    ),
    Occasion.MOVED_IN: (
        Needed("undertaking", "承诺书", stays=True, side="owner"),
        Needed("fire_duty", "消防安全责任书", stays=True, side="owner"),
        Needed("handover_sheet", "房屋交接书", stays=True, side="owner"),
        Needed("acceptance_sheet", "房屋验收单", stays=True, side="owner"),
        Needed("key_custody", "钥匙托管授权书", stays=True, required=False, side="owner"),
    ),
    Occasion.LET: (
        Needed("tenant_id", "租户身份证复印件", copies=1),
        Needed("lease", "租赁合同复印件", copies=1),
    ),
    Occasion.SHOP: (Needed("staff_form", "员工登记表", stays=True),),
    Occasion.PARKED: (Needed("parking_register", "车位租用登记表", stays=True),),
    Occasion.RENOVATED: (
        Needed("renovation_guarantee", "室内装修保证书", stays=True, side="owner", rule="RENO-40"),
        Needed("renovation_application", "室内装修申请表", stays=True, side="owner", rule="RENO-40"),
        Needed("construction_drawings", "施工图和审核表", stays=True, side="contractor", rule="RENO-40"),
        Needed("construction_permit", "施工许可证", stays=True, required=False, side="contractor", rule="RENO-40"),
        Needed("renovation_undertaking", "业主承诺（防水）", stays=True, required=False, side="owner", rule="RENO-40"),
    ),
}
ALWAYS = (Needed("daily_service", "日常服务往来和重要事项资料", stays=True, required=False),)
"""What may come into any file."""


def needed(occasions: Collection[Occasion]) -> tuple[Needed, ...]:
    """The papers for these occasions, in the order in which a file is sorted; each once."""
    return tuple(paper for occasion in Occasion if occasion in occasions for paper in REQUIRED[occasion]) + ALWAYS


def lacking(occasions: Collection[Occasion], held: Collection[str]) -> tuple[Needed, ...]:
    """The required papers whose codes are not among those held."""
    return tuple(one for one in needed(occasions) if one.required and one.code not in held)


def state(occasions: Collection[Occasion], held: Collection[str], *, lent: bool) -> FileState:
    """Lent while it is out, else complete or not by what happened at the unit."""
    if lent:
        return FileState.LENT
    return FileState.INCOMPLETE if lacking(occasions, held) else FileState.COMPLETE


def staying(papers: Iterable[Needed]) -> frozenset[str]:
    """The codes of the papers whose originals stay in the file."""
    return frozenset(one.code for one in papers if one.stays)


def in_words(papers: Sequence[Needed]) -> str:
    """业主登记表、租赁合同复印件."""
    return "、".join(one.words for one in papers)
