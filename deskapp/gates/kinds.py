"""The open matters that may stand in the way of an act, and how much; the value is what people read."""

from enum import Enum


class Matter(Enum):
    UNCLOSED_DAY = "上日未日结"
    UNPRINTED = "票据未打印"
    UNSIGNED = "收据未签收"
    DRAFTS = "业务挂起"
    USED_UP = "用完的票据本未核销"
    NOT_BANKED = "现金未缴存"
    DIFFERENCE = "长短款未处理"
    FLOAT = "备用金未清点"
    AWAY = "离岗未返岗"
    AT_BANK = "款项在托收中"
    UNANSWERED = "托收清单未回"
    HALF_WRITTEN = "卡没有写完"
    CARD_LIMIT = "超过每户张数"
    ARREARS = "单元有欠费"


class Level(Enum):
    """A warning is heeded by whoever is on duty; what blocks is let pass by a second person alone. Both are kept."""

    PASS = "不拦"
    WARN = "提示"
    BLOCK = "须他人授权"
