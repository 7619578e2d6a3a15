"""The journal of changes as leads read it: who did what when, and the values before and after (GEN-09)."""

from typing import Any

from sqlalchemy import select

from deskapp.audit.personal import SEALS
from deskapp.audit.records import JournalLine
from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.overview.lists import Span, whole_days
from deskapp.overview.lists_view import ChangeLine
from deskapp.staff.policy import POLICY
from deskapp.staff.records import StaffMember

MOST = 2000
SILENT = frozenset({"keep_draft"})
HIDDEN = frozenset(
    {"id", "created_at", "updated_at", "created_by_id", "updated_by_id", "slip", "said", "pin_hash", SEALS}
)
TABLES = {
    "unit": "单元",
    "customer": "客户",
    "occupancy": "居住关系",
    "bank_account": "托收账户",
    "vehicle": "车辆",
    "parking_space": "车位",
    "ic_card": "门禁卡",
    "card_issue": "发卡",
    "card_authorisation": "卡授权",
    "card_medium": "卡内记录",
    "card_plan": "写卡计划",
    "card_event": "卡登记",
    "blank_movement": "空白卡",
    "parking_agreement": "车位协议",
    "agreement_vehicle": "协议车辆",
    "parking_top_up": "月卡充值",
    "door_group": "门组",
    "door": "门",
    "door_list": "门禁名单",
    "door_loading": "名单导入",
    "site_key": "卡密钥",
    "recovery_key": "恢复密钥",
    "instruction": "嘱托",
    "import_batch": "导入批次",
    "import_change": "导入明细",
    "roster_layout": "花名册版式",
    "fee_item": "收费项目",
    "tariff": "收费标准",
    "billing_run": "月度计费",
    "charge": "应收",
    "payment": "收款",
    "payment_line": "收款明细",
    "payment_method": "收费方式",
    "fee_question": "收费咨询",
    "tender": "付款",
    "ticket_book": "票据本",
    "ticket": "票据",
    "ticket_void": "作废",
    "print_log": "打印记录",
    "holiday": "放假安排",
    "makeup_workday": "调休上班",
    "unit_resale": "转让",
    "resale_event": "转让办理",
    "resale_thing": "原业主的卡和协议",
    "change_notice": "业主变更通知",
    "move_out": "迁出",
    "move_out_event": "迁出办理",
    "move_out_call": "迁出联系记录",
    "move_out_reading": "迁出底数",
    "move_out_return": "迁出交还",
    "cue_text": "提示卡",
    "closing": "日结",
    "cash_difference": "长短款",
    "till_opening": "备用金清点",
    "cash_move": "现金收付",
    "till_difference": "长短款",
    "difference_settlement": "长短款处理",
    "shift_handover": "交接班",
    "cash_banking": "现金缴存",
    "banked_day": "缴存日期",
    "desk_absence": "离岗登记",
    "deposit_release": "押金可退登记",
    "refund_order": "退款通知单",
    "account_entry": "账户往来",
    "account_move": "余额转用途",
    "refund_settlement": "退款付款",
    "cash_advance": "借款",
    "cash_return": "还款",
    "counterfeit_loss": "假钞赔偿",
    "counterfeit_replacement": "假钞补足",
    "cashier_check": "出纳抽查",
    "staff_member": "员工",
    "staff_role": "岗位",
    "sign_in": "登录记录",
    "override": "现场授权",
    "draft": "草稿",
    "task": "待办",
    "setting": "设置",
    "program": "程序",
    "anchors": "锚点文件",
}


def changes(desk: Desk, span: Span) -> list[ChangeLine]:
    """The lines of some days, the newest first, at most `MOST`. Raises NotAllowedError."""
    desk.require("read_journal")
    first, after = whole_days(span)
    with desk.reading() as session:
        asked = (
            select(JournalLine, StaffMember.name)
            .outerjoin(StaffMember, JournalLine.by_id == StaffMember.id)
            .where(JournalLine.at >= first, JournalLine.at < after, JournalLine.act.not_in(SILENT))
            .order_by(JournalLine.id.desc())
            .limit(MOST)
        )
        return [_line(line, name) for line, name in session.execute(asked)]


def _line(line: JournalLine, name: str | None) -> ChangeLine:
    act = POLICY[line.act].words if line.act in POLICY else line.act
    table = TABLES.get(line.table_name, line.table_name)
    about = f"{table} {line.row_id}" if line.row_id is not None else table
    return ChangeLine(line.at.astimezone(CHINA), name or "系统", act, about, _told(line.before, line.after))


def _told(before: dict[str, Any] | None, after: dict[str, Any] | None) -> str:
    """What changed from what to what; of a new row, its values."""
    new = {key: value for key, value in (after or {}).items() if key not in HIDDEN}
    if before is None:
        return "，".join(f"{key} {_plain(value)}" for key, value in new.items() if value not in ("", None))
    return "，".join(f"{key} {_plain(before.get(key))} 改为 {_plain(value)}" for key, value in new.items())


def _plain(value: Any) -> str:
    return "空" if value in (None, "") else "是" if value is True else "否" if value is False else str(value)
