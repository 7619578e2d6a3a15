"""The kinds and states of renovation; the value is what people read (specification 5.12)."""

from enum import Enum


class WorkKind(Enum):
    """How much of the matrix of documents is asked for (RENO-12, RENO-13)."""

    NORMAL = "普通装修"
    SIMPLE = "简单装修"
    SUPPLIER_FREE = "供应商免费服务"


class Relation(Enum):
    """Who applies (RENO-15, RENO-18)."""

    OWNER = "业主本人"
    AGENT = "业主委托人"
    USER = "非业主使用人"


class FilingState(Enum):
    """How a filing stands; derived from what was done, the deposits in the ledger, and the day."""

    DRAFT = "受理中"
    UNDER_REVIEW = "待审核"
    RETURNED = "退回补充"
    APPROVED = "已审核"
    AGREEMENT_SIGNED = "协议已签"
    IN_PROGRESS = "施工中"
    EXTENDED = "已延期"
    EXPIRED = "已到期"
    INSPECTION_REQUESTED = "申请核查"
    INSPECTION_FAILED = "核查不合格"
    INSPECTION_PASSED = "核查合格"
    REFUND_READY = "可退款"
    REFUND_ORDERED = "已通知出纳"
    REFUNDED = "已退款"
    ARCHIVED = "已归档"
    CANCELLED = "已取消"


class FilingDeed(Enum):
    """What was done on a filing; every act at the counter leaves one, and none is ever changed (GEN-09)."""

    FILED = "受理备案"
    SUPPLIED = "补交资料"
    SUBMITTED = "提交审核"
    RETURNED = "退回补充"
    APPROVED = "审核通过"
    NOTIFIED = "通知业主"
    SIGNED = "签协议"
    PAID = "收保证金"
    TAXED = "代收装修税"
    CERTIFIED = "发登记证"
    PASSES_OUT = "发临时出入卡"
    EXTENDED = "延期"
    REQUESTED = "申请核查"
    FAILED = "核查不合格"
    PASSED = "核查合格"
    REFUND_ORDERED = "通知出纳退款"
    ARCHIVED = "归档"
    CANCELLED = "取消"
    PASSES_BACK = "收回临时出入卡"
    NOTED = "违规记录"


class PassState(Enum):
    """A temporary pass (RENO-39)."""

    ISSUED = "已发放"
    EXTENDED = "已延期"
    RETURNED = "已交回"
    LOST = "遗失"


class Side(Enum):
    """Whose money it is: each on a receipt of its own (RENO-29, RENO-30)."""

    OWNER = "业主"
    CONTRACTOR = "装修单位"


class Review(Enum):
    """What the renovation manager decides (RENO-26)."""

    APPROVE = "同意备案"
    RETURN = "退回补充"


class Inspected(Enum):
    """How an inspection ends (RENO-58)."""

    PASSED = "合格"
    FAILED = "不合格"


class PassBack(Enum):
    """What became of a pass that is not out any more."""

    RETURNED = "交回"
    LOST = "遗失"
