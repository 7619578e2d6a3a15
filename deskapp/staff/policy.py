"""Who may do what: the one policy table, enforced wherever a unit of work begins (design law 6).

An act that stands here with no role can be done by nobody; an act that does not stand here is a bug.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from deskapp.staff.roles import Role

DESK = frozenset({Role.CLERK, Role.FEE_COLLECTOR, Role.FRONT_DESK_LEAD})
LEADS = frozenset({Role.FRONT_DESK_LEAD, Role.CS_LEAD, Role.CENTRE_MANAGER})
MONEY = frozenset({Role.FEE_COLLECTOR, Role.FRONT_DESK_LEAD})
ARCHIVE = frozenset({Role.ARCHIVE_CLERK, Role.CS_ASSISTANT})
EVERYBODY = frozenset(Role)
ADMIN = frozenset({Role.ADMINISTRATOR})
NOBODY: frozenset[Role] = frozenset()
"""What the program does by itself."""


@dataclass(frozen=True)
class Act:
    """What a journal line calls it, and the roles that may do it."""

    words: str
    roles: frozenset[Role]


POLICY: dict[str, Act] = {
    # the program itself and the people who use it
    "start": Act("启动程序", NOBODY),
    "stop": Act("退出程序", NOBODY),
    "clock_back": Act("电脑时间被调回", NOBODY),
    "anchor": Act("写入日结锚点", NOBODY),
    "sign_in": Act("登录", EVERYBODY),
    "keep_draft": Act("保存草稿", EVERYBODY),
    "finish_task": Act("办结待办", EVERYBODY),
    "log_print": Act("打印", EVERYBODY),
    "back_up": Act("备份", EVERYBODY),
    "change_own_pin": Act("修改自己的密码", EVERYBODY),
    "override": Act("现场授权", EVERYBODY),
    "manage_staff": Act("管理员工和权限", ADMIN),
    "check_staff": Act("员工检查", LEADS | {Role.CS_ASSISTANT}),
    "edit_gates": Act("修改未办事项把关", frozenset({Role.CENTRE_MANAGER})),
    "pass_gate": Act("未办事项放行", frozenset({Role.FRONT_DESK_LEAD, Role.CENTRE_MANAGER})),
    "heed_warning": Act("看过提示后继续", EVERYBODY),
    "edit_work_calendar": Act("修改放假安排", frozenset({Role.CENTRE_MANAGER})),
    "change_settings": Act("修改设置", ADMIN | {Role.CENTRE_MANAGER}),
    "read_journal": Act("查看操作日志", LEADS | ADMIN),
    "restore": Act("恢复备份", ADMIN | {Role.CENTRE_MANAGER}),
    "keep_recovery_key": Act("打印和核对恢复密钥", ADMIN | {Role.CENTRE_MANAGER}),
    # estate and people
    "edit_estate": Act("修改单元和客户资料", DESK | LEADS | {Role.INFORMATION_CLERK, Role.CS_ASSISTANT}),
    "sign_papers": Act("登记签名", DESK | LEADS | {Role.CS_ASSISTANT, Role.RENOVATION_MANAGER}),
    "give_instruction": Act("登记嘱托", DESK | LEADS | {Role.CS_ASSISTANT}),
    "import_roster": Act("导入花名册", LEADS | ADMIN | {Role.INFORMATION_CLERK}),
    "unmask": Act("查看完整证件和电话", DESK | LEADS | {Role.INFORMATION_CLERK, Role.CASHIER}),
    "see_papers": Act("查看资料图片", DESK | LEADS | ARCHIVE | {Role.INFORMATION_CLERK, Role.RENOVATION_MANAGER}),
    "export_personal": Act("导出含个人信息的资料", LEADS),
    "print_register": Act("打印台账和报表", LEADS | {Role.CASHIER}),
    # money
    "edit_tariffs": Act("修改收费标准", frozenset({Role.CENTRE_MANAGER})),
    "run_billing": Act("月度计费", frozenset({Role.FINANCE, Role.CASHIER, Role.CS_LEAD, Role.CENTRE_MANAGER})),
    "collect_fees": Act("收费", MONEY),
    "adjust_fee": Act("登记费用减免", MONEY | LEADS),
    "approve_reduction": Act("批准费用减免", frozenset({Role.CENTRE_MANAGER})),
    "sell_copies": Act("复印传真", MONEY),
    "ask_cashier": Act("咨询出纳", MONEY),
    "answer_question": Act("答复咨询", frozenset({Role.CASHIER})),
    "print_fee_notice": Act("打印收费通知单", DESK | LEADS | {Role.CS_ASSISTANT, Role.CASHIER}),
    "draw_book": Act("票据本领用", frozenset({Role.CASHIER})),
    "stock_invoices": Act("发票入库", frozenset({Role.CASHIER})),
    "record_loss": Act("登记遗失", frozenset({Role.CASHIER, Role.FRONT_DESK_LEAD, Role.CENTRE_MANAGER})),
    "hand_out_boxed": Act("票据收集箱取票", MONEY | {Role.CASHIER}),
    "write_off_book": Act("票据本核销", frozenset({Role.CASHIER})),
    "void_receipt": Act("作废收据", frozenset({Role.FRONT_DESK_LEAD, Role.CASHIER, Role.CENTRE_MANAGER})),
    "skip_number": Act("作废空白号", MONEY),
    "exchange_invoice": Act("换开发票", MONEY),
    "reprint_receipt": Act("补打收据", MONEY | {Role.CASHIER}),
    "close_day": Act("日结", MONEY),
    "accept_difference": Act("确认长短款", frozenset({Role.FRONT_DESK_LEAD, Role.CENTRE_MANAGER, Role.CASHIER})),
    "open_till": Act("清点备用金", MONEY),
    "move_cash": Act("现金收付", MONEY),
    "receive_cash": Act("当面收付现金", frozenset({Role.CASHIER})),
    "look_in_till": Act("收款中途报表", MONEY | LEADS | {Role.CASHIER}),
    "settle_difference": Act("处理长短款", MONEY | {Role.CASHIER, Role.CENTRE_MANAGER}),
    "waive_difference": Act("批准核销长短款", frozenset({Role.CENTRE_MANAGER})),
    "bank_cash": Act("现金缴存", MONEY | {Role.CASHIER}),
    "hand_over_shift": Act("交接班", DESK),
    "take_over_shift": Act("确认接班", DESK),
    "note_duty": Act("值班记录", DESK | LEADS | {Role.HOTLINE_OPERATOR, Role.LOBBY_RECEPTIONIST, Role.DUTY_OFFICER}),
    "see_problem": Act("重大问题已阅", frozenset({Role.CENTRE_MANAGER})),
    "set_roster": Act("排班和请假", LEADS),
    "read_records": Act("查阅各岗位记录", frozenset({Role.CS_LEAD, Role.CENTRE_MANAGER})),
    "leave_desk": Act("离岗登记", DESK),
    "let_leave_desk": Act("同意离岗", LEADS),
    "collect_before_closing": Act("上日未日结先收费", frozenset({Role.FRONT_DESK_LEAD, Role.CENTRE_MANAGER})),
    "authorise_bank": Act("登记托收委托", DESK | LEADS),
    "list_bank": Act("银行托收清单", frozenset({Role.CASHIER, Role.FINANCE})),
    "take_bank_result": Act("导入托收结果", frozenset({Role.CASHIER, Role.FINANCE})),
    "return_bank": Act("登记托收退回", frozenset({Role.CASHIER, Role.FINANCE})),
    "confirm_bank_return": Act(
        "确认托收退回", frozenset({Role.CASHIER, Role.FINANCE, Role.FRONT_DESK_LEAD, Role.CENTRE_MANAGER})
    ),
    "issue_bank_invoice": Act("开具托收发票", MONEY),
    "collect_at_bank": Act("托收中的款项前台收取", LEADS | {Role.CASHIER}),
    "release_deposit": Act("登记押金可退", DESK | LEADS | {Role.RENOVATION_MANAGER}),
    "order_refund": Act("通知出纳退押金", MONEY | LEADS),
    "refund_without_receipt": Act("收据遗失退押金", frozenset({Role.CENTRE_MANAGER})),
    "deduct_deposit": Act("扣押金", frozenset({Role.CENTRE_MANAGER})),
    "pay_refund": Act("付退款", frozenset({Role.CASHIER})),
    "move_balance": Act("余额转用途", MONEY),
    "agree_balance_move": Act("确认余额转用途", LEADS | {Role.CASHIER}),
    "refund_balance": Act("通知出纳退余额", MONEY | LEADS),
    "print_account": Act("打印账户对账单", DESK | LEADS | {Role.CASHIER}),
    "lend_cash": Act("借出现金", MONEY),
    "approve_advance": Act("批准借款", frozenset({Role.CENTRE_MANAGER})),
    "return_cash": Act("登记还款", MONEY),
    "note_counterfeit": Act("登记假钞赔偿", MONEY | LEADS | {Role.CASHIER}),
    "spot_check": Act("出纳抽查", frozenset({Role.CASHIER})),
    "export_cashier": Act("导出出纳工作簿", MONEY | LEADS | {Role.CASHIER, Role.FINANCE}),
    "archive_period": Act("归档账目", LEADS | {Role.FINANCE}),
    # cards
    "issue_card": Act("发卡", DESK),
    "apply_for_cards": Act("登记办卡申请", DESK | LEADS | {Role.LINE_SUPERVISOR, Role.SHOP_MANAGER}),
    "agree_to_cards": Act("同意办卡申请", frozenset({Role.CENTRE_MANAGER})),
    "authorise_staff_card": Act("内部员工卡授权", frozenset({Role.FRONT_DESK_LEAD, Role.CS_LEAD})),
    "approve_merchant_card": Act("批准商户办卡", frozenset({Role.CENTRE_MANAGER})),
    "exceed_card_limit": Act("超出每户张数发卡", LEADS),
    "renew_card": Act("门禁卡延期", DESK),
    "replace_card": Act("换卡", DESK),
    "assess_card_damage": Act("核实员工卡损坏遗失", LEADS),
    "report_card_lost": Act("门禁卡挂失", DESK | LEADS | {Role.CONTROL_CENTRE}),
    "restore_card": Act("解除挂失", LEADS),
    "take_back_card": Act("收回门禁卡", DESK | LEADS),
    "cancel_card": Act("注销门禁卡", DESK | LEADS),
    "change_card_rights": Act("修改卡的门组", LEADS),
    "write_card": Act("写卡", DESK | LEADS),
    "abandon_card_plan": Act("放弃写卡", DESK | LEADS),
    "stock_cards": Act("空白卡出入库", DESK | LEADS | {Role.CASHIER}),
    "sign_card_book": Act("登记卡的签收", DESK | LEADS),
    "print_card_book": Act("打印发卡登记表", DESK | LEADS),
    "make_card_table": Act("做IC卡季度整理表", DESK | LEADS | {Role.CS_ASSISTANT}),
    "find_card_format": Act("核对卡号格式", DESK | LEADS | ADMIN),
    "set_doors": Act("设置门组和门", LEADS | ADMIN),
    "export_doors": Act("导出门禁名单", DESK | LEADS | ADMIN | {Role.CONTROL_CENTRE, Role.SECURITY_LEAD}),
    "confirm_doors": Act("确认名单已导入门禁", DESK | LEADS | ADMIN | {Role.CONTROL_CENTRE, Role.SECURITY_LEAD}),
    "manage_card_keys": Act("管理卡密钥", ADMIN | {Role.CENTRE_MANAGER}),
    "open_card_keys": Act("打开卡密钥", DESK | LEADS | ADMIN),
    # renovation
    "file_renovation": Act("装修备案", DESK),
    "supply_renovation": Act("补交装修资料", DESK | LEADS),
    "submit_renovation": Act("提交装修审核", DESK),
    "review_renovation": Act("装修审核", frozenset({Role.RENOVATION_MANAGER})),
    "notify_renovation": Act("通知业主装修审核结果", DESK | LEADS),
    "sign_renovation": Act("签装修协议", DESK),
    "collect_renovation_deposit": Act("收装修保证金", MONEY),
    "collect_renovation_tax": Act("代收装修税", MONEY),
    "certify_renovation": Act("发装修登记证", DESK),
    "issue_passes": Act("发临时出入卡", DESK),
    "take_back_passes": Act("收回临时出入卡", DESK | LEADS | {Role.SECURITY_LEAD}),
    "extend_renovation": Act("装修延期", DESK),
    "request_inspection": Act("申请装修核查", DESK | LEADS),
    "inspect_renovation": Act("登记装修核查", frozenset({Role.RENOVATION_MANAGER})),
    "refund_renovation": Act("通知出纳退装修保证金", MONEY | LEADS),
    "refund_with_passes_out": Act("出入卡未收齐退保证金", frozenset({Role.RENOVATION_MANAGER})),
    "archive_renovation": Act("装修归档", DESK | LEADS | {Role.ARCHIVE_CLERK}),
    "cancel_renovation": Act("取消装修备案", DESK | LEADS),
    "note_violation": Act(
        "装修违规记录", DESK | LEADS | {Role.RENOVATION_MANAGER, Role.ENGINEER, Role.SECURITY_LEAD, Role.CS_ASSISTANT}
    ),
    "print_renovation": Act("补打装修单据", DESK | LEADS | {Role.RENOVATION_MANAGER}),
    # parking
    "agree_parking": Act("签订车位协议", DESK),
    "top_up_parking": Act("月卡充值", MONEY),
    "free_parking": Act("批准免费月数", frozenset({Role.CENTRE_MANAGER})),
    "end_parking": Act("终止车位协议", DESK | LEADS),
    # customer files
    "file_papers": Act("整理业户档案", DESK | LEADS | ARCHIVE),
    "lend_file": Act("借阅业户档案", LEADS | ARCHIVE),
    "check_files": Act("检查业户档案", LEADS | ARCHIVE),
    "export_file": Act("导出整户档案", LEADS),
    # goods that leave
    "release_goods": Act("开物资放行条", DESK | LEADS),
    "take_back_release": Act("收回放行条", DESK | LEADS | {Role.SECURITY_LEAD}),
    "cancel_release": Act("取消放行条", DESK | LEADS),
    "start_move_out": Act("登记迁出", DESK | LEADS),
    "settle_move_out": Act("办理迁出结算", DESK | LEADS),
    "move_out_owing": Act("允许未结清的迁出", LEADS),
    "receive_resale": Act("受理转让房业主变更", DESK | LEADS),
    "complete_resale": Act("变更业主", DESK | LEADS),
    "acknowledge_resale": Act("登记变更通知确认和归档", DESK | LEADS | ARCHIVE | {Role.INFORMATION_CLERK}),
    "report_material": Act("登记可疑建材", DESK | LEADS | {Role.SECURITY_LEAD, Role.SECURITY_GUARD}),
    # homes that are handed over
    "prepare_move_in": Act("入住备袋", DESK | LEADS | {Role.CS_ASSISTANT}),
    "receive_move_in": Act("入住接待", DESK | LEADS),
    "move_in_papers_later": Act("入住资料后补", frozenset({Role.CS_LEAD, Role.CENTRE_MANAGER})),
    "inspect_move_in": Act("登记验房", DESK | LEADS | {Role.ENGINEER}),
    "recheck_defects": Act("整改复验", DESK | LEADS | {Role.ENGINEER, Role.CS_ASSISTANT}),
    "agree_move_in": Act("签交房协议", DESK | LEADS),
    "pay_move_in": Act("收入住费用", MONEY),
    "hand_over_keys": Act("发钥匙", DESK | LEADS),
    "complete_move_in": Act("入住办结", DESK | LEADS | {Role.ARCHIVE_CLERK}),
    "cancel_move_in": Act("取消入住", DESK | LEADS),
    "move_tenant_in": Act("租户入住", DESK | LEADS),
    # facts
    "edit_agreement": Act("修改协议文本", frozenset({Role.CENTRE_MANAGER})),
    "edit_cues": Act("修改提示卡", frozenset({Role.CENTRE_MANAGER})),
    "edit_facts": Act("编辑应知应会", LEADS),
    "look_up_facts": Act("查阅应知应会", EVERYBODY),
}


def may(roles: Iterable[Role], act: str) -> bool:
    """Whether somebody with these roles may do this act. Raises KeyError for an act without an entry."""
    return bool(POLICY[act].roles & frozenset(roles))
