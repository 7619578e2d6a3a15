"""Staff discipline, rule by rule, as it is read in the help and checked every day (STAFF-01 to STAFF-11)."""

RULES = (
    ("STAFF-01", "服务第一、业户至上：微笑服务，用语礼貌，主动为业户着想。"),
    ("STAFF-02", "未经主管同意，不得离开岗位。"),
    ("STAFF-03", "工作场所不打私人电话。"),
    ("STAFF-04", "不与客人过分亲近，不长时间闲谈。"),
    ("STAFF-05", "工作区域整洁，不放私人物品。"),
    ("STAFF-06", "上班时间不吃东西。"),
    ("STAFF-07", "严格遵守财务制度和收费标准。"),
    ("STAFF-08", "准时上岗，佩戴工号牌。"),
    ("STAFF-09", "按规定着装。"),
    ("STAFF-10", "站立服务；台面只放电话、笔座和手册，登记簿放在固定位置，地面清洁。"),
    ("STAFF-11", "客户助理每日检查：仪容、仪表、着装、工作、纪律。"),
)
CHECK = "STAFF-11"
"""The rule that the others are checked by; it is nothing to check."""
