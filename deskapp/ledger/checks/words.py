"""What the tables are called in a finding."""

WORDS = {
    "bank_account": "银行账户",
    "billing_run": "计费批次",
    "cash_difference": "长短款单",
    "charge": "应收",
    "closing": "日结",
    "customer": "客户",
    "export": "导出",
    "fee_item": "收费项目",
    "ic_card": "IC卡",
    "import_batch": "导入批次",
    "import_change": "导入明细",
    "instruction": "嘱托",
    "must_know_fact": "应知应会",
    "occupancy": "居住关系",
    "override": "现场授权",
    "parking_space": "车位",
    "payment": "收款",
    "payment_line": "收款项目",
    "payment_method": "收费方式",
    "print_log": "打印记录",
    "roster_layout": "花名册格式",
    "setting": "设置",
    "sign_in": "登录记录",
    "staff_member": "员工",
    "staff_role": "员工岗位",
    "tariff": "收费标准",
    "task": "待办",
    "tender": "付款方式",
    "ticket": "票据",
    "ticket_book": "票据本",
    "ticket_void": "票据作废",
    "unit": "单元",
    "vehicle": "车辆",
}


def table_words(table: str) -> str:
    """The Chinese word; the name itself of a table that has none yet."""
    return WORDS.get(table, f"表 {table} ")
