"""What is asked when a move-in is closed: since when they live there, and which signed papers go into the file."""

from datetime import date

from deskapp.customer_file.papers import Needed, Papers
from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.handover.move_in.which import WhichMoveIn

SIGNED = (
    Needed("undertaking", "承诺书（临时管理规约、装修责任书）", stays=True, rule="MOVEIN-33"),
    Needed("fire_duty", "安全及防火责任书", stays=True, rule="MOVEIN-33"),
    Needed("handover_sheet", "入伙交接单", stays=True, rule="MOVEIN-33"),
    Needed("acceptance_sheet", "房屋交接验收单", stays=True, rule="MOVEIN-33"),
    Needed("registration", "客户（住户）登记表", stays=True, rule="MOVEIN-33"),
    Needed("key_list", "钥匙、物品领用清单", stays=True, rule="MOVEIN-33"),
    Needed("key_custody", "钥匙托管授权书", stays=True, required=False, rule="MOVEIN-33"),
    Needed("parking_register", "车位租用登记表", stays=True, required=False, rule="MOVEIN-33"),
)
"""What the file of an owner is opened with; of identity papers the copies lie there since he was received."""
STAFF_FORM = Needed("staff_form", "雇员登记表", stays=True, rule="MOVEIN-33")


class SignedPapers(
    Papers,
    title="入档",
    cues=(
        "要：签好名的单据，一样一样收。",
        "照清单收进业户档案。",
        "业户资料不外传，妥善保管。",
        "交还：客户保存的那一份。",
    ),
    say="您签好的单据我们归入档案，不向外透露，请放心。",
):
    """The signed papers that the file is opened with (MOVEIN-05, MOVEIN-33)."""


class LivesThere(
    Step,
    title="入住",
    cues=(
        "要：搬进来住的日期。",
        "业主哪天搬进来就写哪天，走访从这天算起。",
        "告诉客户服务电话、报修和缴费方法。",
    ),
    say="祝您入住愉快，有事请随时找我们。",
):
    """Since when they live there (MOVEIN-32)."""

    moved_in_on: date = ask("入住日期", help="如 今天、12-01")
    explained: bool = tick("已告知服务电话、报修和缴费方法")


STEPS = (WhichMoveIn, SignedPapers, LivesThere)
