"""A renovation at the counter: from its filing, over review, agreement and money, to the certificate and the passes."""

from typing import Any

from sqlalchemy import select

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.procedures.renovation.file.steps import FilingPapers
from deskapp.renovation.kinds import Relation, Review, WorkKind
from deskapp.sample.centre import COLLECTORS, INSPECTOR
from deskapp.tour.answering import fill, fill_lines, go_on
from deskapp.tour.at_reader import compact, somebody
from deskapp.tour.papers import declare, hand_in, paste
from deskapp.tour.record import Step
from deskapp.tour.stage import Stage

FIRM = {
    "contractor": "筑家装饰工程有限公司",
    "contractor_principal": "陈庆",
    "principal_phone": "19900008801",
    "principal_id_no": "100001198001010013",
}
HANDS = (("罗志", "100001198706153313", "水电工"), ("邓海", "100001199108221130", "瓦工"))
HANDED_IN = (
    "business_licence",
    "renovation_contract",
    "principal_id",
    "principal_photo",
    "construction_plan",
    "plumbing_wiring_drawing",
)
SIGNED = dict.fromkeys(("explained", "customer_confirmation", "form_signed", "checked_again"), True)
PAGES = {"certificate": "1", "agreement": "2", "licence": "1", "qualification": "0", "contract": "2", "workers": "1"}


def file(stage: Stage) -> None:
    """The owner and the contractor's principal come; one drawing is missing, one certificate is declared for."""
    _applicant(stage)
    stage.shoot("renovation-applicant")
    go_on(stage)
    fill(stage, kind=WorkKind.NORMAL, plumbing_wiring=True, waterproofing=True, waterproof_place="主卫地面和淋浴区墙面")
    stage.shoot("renovation-scope")
    go_on(stage)
    go_on(stage, **FIRM)
    fill_lines(stage, {"words": "客厅、卧室铺木地板"}, {"words": "厨房、卫生间换墙地砖"})
    fill(stage, starts_on="今天", ends_on="+20")
    stage.shoot("renovation-plan")
    go_on(stage)
    fill_lines(stage, *(_worker(*one) for one in HANDS))
    stage.shoot("renovation-workers")
    go_on(stage)
    stage.insist(stage.wizard.page.kind is FilingPapers, "没有到资料清单")
    hand_in(stage, *HANDED_IN)
    declare(stage, "qualification_certificate")
    paste(
        stage,
        "business_licence",
        "营业执照",
        f"名　称　{FIRM['contractor']}",
        "类　型　有限责任公司",
        "经营范围　室内装饰",
    )
    stage.shoot("renovation-papers")
    stage.finish()
    stage.notes["filing"] = stage.outcome.number
    stage.shoot("renovation-filed")


def supply(stage: Stage) -> None:
    """What was missing comes an hour later."""
    begin_on(stage, "补交装修资料")
    hand_in(stage, "construction_drawings")
    stage.shoot("renovation-supplied")
    stage.finish()


def submit(stage: Stage) -> None:
    """By the key of the message: both have signed form, undertaking and declaration."""
    next_on(stage)
    fill(stage, **SIGNED, undertaking_signed=True, declaration_signed=True)
    stage.shoot("renovation-submitted")
    stage.finish()


def review(stage: Stage) -> None:
    """Only the renovation manager, item by item."""
    stage.sign_in(INSPECTOR)
    stage.shoot("home-inspector")
    begin_on(stage, "装修审核")
    fill(stage, **{"agreed.0": True, "agreed.1": True}, outcome=Review.APPROVE)
    stage.shoot("renovation-reviewed")
    stage.finish()


def notify(stage: Stage) -> None:
    """The owner is told, and the agreement printed in triplicate."""
    stage.sign_in(COLLECTORS[0])
    begin_on(stage, "装修通知业主")
    said = stage.wizard.page.said()
    known = (stage.notes["filing_owner"], stage.notes["filing_phone"])
    stage.insist((said["person"], said["phone"]) == known, "业主和电话没有带出")
    fill(stage, next_steps=True)
    stage.shoot("renovation-notified")
    stage.finish()


def sign(stage: Stage) -> None:
    """All three sign."""
    next_on(stage)
    fill(stage, owner_signed=True, principal_signed=True, sealed=True, three_copies=True)
    stage.shoot("renovation-signed")
    stage.finish()


def deposits(stage: Stage) -> None:
    """Two receipts: the owner's, and the contractor's."""
    for name in ("renovation-deposit", "renovation-second-deposit"):
        next_on(stage)
        go_on(stage)
        pay(stage, name)
    stage.shoot("renovation-deposits-taken")


def tax(stage: Stage) -> None:
    """For the tax office, on its own ticket."""
    next_on(stage)
    said = {"issuer": "地方税务局", "number": "SW00012345", "standard": "合同价×0.5%", "amount": "300", "handed": True}
    fill(stage, **said)
    stage.shoot("renovation-tax")
    go_on(stage)
    pay(stage, "renovation-tax-paid")


def certify(stage: Stage) -> None:
    """The reminders, then the binding of the file."""
    next_on(stage)
    go_on(stage, refund_told=True, passes_told=True)
    fill(stage, **PAGES, shelf="1栋装修档案盒 2")
    stage.shoot("renovation-binding")
    stage.finish()
    stage.shoot("renovation-certified")


def passes(stage: Stage) -> None:
    """The pass desk looks at the sealed copy; a pass for each worker, counted out."""
    next_on(stage)
    go_on(stage, copy_sealed=True, copy_for_door=True, original_to_owner=True)
    fill(stage, count=str(len(HANDS)))
    stage.shoot("renovation-passes")
    stage.finish()
    stage.shoot("renovation-passes-out")


def himself(stage: Stage) -> None:
    """An owner who renovates himself wants half a year: refused in a sentence, and filed for a month."""
    _applicant(stage)
    go_on(stage)
    go_on(stage, kind=WorkKind.SIMPLE, is_self_renovation=True)
    fill_lines(stage, {"words": "全屋刷墙"})
    fill(stage, starts_on="今天", ends_on="+180")
    stage.hands.press("F8")
    stage.shoot("renovation-refused")
    stage.insist(stage.wizard.objections.wrong, "半年的期限没有被拒绝")
    go_on(stage, ends_on="+30")
    fill_lines(stage, _worker("谢安", "100001198903037215", "油漆工"))
    go_on(stage)
    hand_in(stage, "principal_id", "principal_photo", "construction_plan")
    stage.shoot("renovation-himself")
    stage.finish()
    stage.notes["own_filing"] = stage.outcome.number


def cancel(stage: Stage) -> None:
    """Not this year after all."""
    go_home_and(stage, "取消装修备案")
    go_on(stage, filing=stage.notes["own_filing"])
    fill(stage, reason="业主改为明年装修", originals_back=True)
    stage.shoot("renovation-cancelled")
    stage.finish()


def print_again(stage: Stage) -> None:
    """Any paper of a filing, as it was."""
    begin_on(stage, "补打装修单据")
    stage.shoot("renovation-print-again")
    stage.finish()


def go_home_and(stage: Stage, words: str) -> None:
    """A procedure from the page of today."""
    stage.go_home()
    stage.command(words)


def begin_on(stage: Stage, words: str, **said: Any) -> None:
    """An act on the filing of the tour, its first page passed."""
    go_home_and(stage, words)
    go_on(stage, filing=stage.notes["filing"], **said)


def next_on(stage: Stage) -> None:
    """By the key of the message that offers it; the filing is chosen already."""
    stage.hands.press("Enter")
    stage.rest()


def pay(stage: Stage, shot: str) -> None:
    """In cash to the fen; the payer has agreed to the amount."""
    stage.hands.press("=", "*")
    stage.go_to("confirmed")
    stage.hands.press("Space")
    stage.shoot(shot)
    stage.finish()


def _worker(name: str, id_no: str, trade: str) -> dict[str, Any]:
    return {"name": name, "id_no": id_no, "trade": trade, "photos": "2", "id_copy": True}


def _applicant(stage: Stage) -> None:
    """Up to the end of the first page: an owner, whom the books know; room and relation fill it in."""
    stage.sign_in(COLLECTORS[0])
    one = somebody(stage, OccupancyRole.OWNER)
    with stage.desk.reading() as session:
        asked = select(Customer).join(Occupancy).where(Occupancy.unit_id == one.unit_id, Customer.name == one.name)
        who = session.scalars(asked).one()
        id_no, phone = who.id_no, who.phone
    stage.notes.setdefault("filing_room", one.room)
    stage.notes.setdefault("filing_owner", one.name)
    stage.notes.setdefault("filing_phone", phone)
    go_home_and(stage, "装修备案")
    fill(stage, room=compact(one), relation=Relation.OWNER, identity=True)
    said = stage.wizard.page.said()
    stage.insist((said["applicant"], said["id_no"], said["phone"]) == (one.name, id_no, phone), "资料没有带出")


STEPS = (
    Step("renovation_filed", "装修备案：资料、图片、施工人员", file, "file_renovation", ("settings",), at=(14, 26)),
    Step("renovation_supplied", "补交施工图", supply, "supply_renovation", ("renovation_filed",)),
    Step("renovation_submitted", "签名，提交审核", submit, "submit_renovation", ("renovation_supplied",)),
    Step("renovation_reviewed", "装修负责人逐项审核", review, "review_renovation", ("renovation_submitted",)),
    Step("renovation_notified", "通知业主，打印协议", notify, "notify_renovation", ("renovation_reviewed",)),
    Step("renovation_signed", "三方签协议", sign, "sign_renovation", ("renovation_notified",)),
    Step("renovation_deposits", "两笔装修保证金", deposits, "collect_renovation_deposit", ("renovation_signed",)),
    Step("renovation_tax", "代收装修税", tax, "collect_renovation_tax", ("renovation_deposits", "settings")),
    Step("renovation_certified", "发登记证，装订归盒", certify, "certify_renovation", ("renovation_tax",)),
    Step("renovation_passes", "发临时出入卡", passes, "issue_passes", ("renovation_certified",)),
    Step("renovation_himself", "业主自装，半年的期限被拒绝", himself, "file_renovation", ("sign_in",), at=(14, 40)),
    Step("renovation_cancelled", "取消自装备案", cancel, "cancel_renovation", ("renovation_himself",)),
    Step("renovation_again", "补打一张装修单据", print_again, "print_renovation", ("renovation_passes",)),
)
