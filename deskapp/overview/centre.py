"""The settings of the centre as people name them."""

from enum import Enum

from deskapp.kernel.money import Money
from deskapp.staff.settings import Settings

NAMES = {
    "company_name": "公司名称",
    "centre_name": "服务中心名称",
    "centre_phone": "服务中心电话",
    "notice_advice": "收费通知单提示",
    "queue_alert_threshold": "等候超过几人呼叫支援",
    "idle_lock_minutes": "几分钟无操作锁屏",
    "till_float": "备用金",
    "detector_above_face": "超过几元面值过验钞机",
    "max_books_per_draw": "每人最多持有票据本",
    "bank_collection_day": "每月几日银行托收",
    "accepted_banks": "收哪些银行的账户",
    "series_hundreds_max": "百位发票一张最多",
    "series_thousands_max": "千位发票一张最多",
    "print_mode": "票据填开方式",
    "backup_keep": "保留几份备份",
    "archive_check_months": "业户档案几个月检查一次",
    "card_cost": "门禁卡工本费",
    "copy_a4_price": "复印 A4",
    "copy_a3_price": "复印 A3",
    "fax_local_price": "市内传真",
    "fax_long_distance": "长途传真，0 为不办",
    "reno_tax_agency_enabled": "受托代收装修税",
    "invoices_at_counter": "前台直接开发票",
    "bill_vacant_units": "空置单元计费",
    "bill_unsold_units": "未售单元计费",
    "late_fee_rate": "违约金万分之几，0 为不收",
    "late_fee_per": "违约金计算",
    "late_fee_grace_days": "违约金宽限几天",
    "late_fee_cap": "违约金最多为欠费的百分之几",
    "late_fee_items": "哪些项目收违约金",
    "card_years_owner": "业主和家属的卡有效几年",
    "card_years_tenant": "租户的卡有效几年",
    "card_years_merchant": "商户的卡有效几年",
    "card_years_staff": "内部员工的卡有效几年",
    "card_free_replacement_months": "几个月内免费换卡",
    "card_expiry_notice_days": "卡到期提前几天提醒",
    "card_limit_per_unit": "每户最多几张卡，0 为不限",
    "card_classic_months": "Classic 卡每次最多写几个月",
    "park_topup_start": "到期前充值的起算",
    "park_notice_days": "月卡到期提前几天提醒",
    "fixed_invoice_denominations": "定额发票面额",
    "reno_refund_working_days": "验收合格后几个工作日退装修保证金",
    "reno_deposit_owner": "业主装修保证金",
    "reno_deposit_contractor": "装修单位装修保证金",
    "reno_deposit_self": "业主自装保证金",
    "reno_max_months": "装修备案和延期最长几个月",
    "reno_max_extensions": "装修最多延期几次，0 为不限",
    "reno_extension_lead_days": "装修到期前几天可办延期",
    "permit_for_all_non_residential": "非住宅装修都要施工许可证",
    "release_valid_days": "物资放行条有效天数",
    "movein_months": "入住预收几个月物业服务费",
    "movein_order": "入住先验房还是先收费",
    "movein_require_002_documents": "入住要交买卖合同等资料",
    "keys_require_acceptance": "验收合格才发钥匙",
    "utilities_prepayment_amount": "水电预收款，0 为每次填写",
    "practice": "练习模式",
}


def named_settings(settings: Settings) -> list[tuple[str, str]]:
    """Every setting with its name, in the words of the page."""
    return [(name, _shown(getattr(settings, key))) for key, name in NAMES.items()]


def _shown(value: object) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case Enum():
            return str(value.value)
        case Money():
            return f"{value.figures} 元"
        case _:
            return str(value) or "未填写"
