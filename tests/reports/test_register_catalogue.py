"""Every register of the counter's money and of its homes has the columns of its row in the catalogue (4.2, 4.3)."""

from typing import Any

import pytest

from deskapp.exporting.sheets import LAYOUTS
from deskapp.overview.bank_view import BankLineRow
from deskapp.overview.card_lists_view import EndingLine
from deskapp.overview.deposit_view import AdvanceLine, CheckLine, DepositLine
from deskapp.overview.file_view import FileLine, LoanLine
from deskapp.overview.handover_view import MoveOutLine, ResaleLine
from deskapp.overview.lists_view import ArrearsLine, BookLine, PaymentLine, TicketLine
from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine, StockLine
from deskapp.overview.parking_view import GateLine
from deskapp.overview.release_view import ReleaseLine
from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine
from deskapp.overview.service_view import CopyRow, RegularRow, SlipRow
from deskapp.overview.till_view import BankingLine, ShiftLine

CATALOGUE: dict[str, tuple[type[Any], str]] = {
    "REG-01": (
        FilingLine,
        "登记证号 楼栋 楼层 房号 业主 装修单位 装修负责人 联系电话 起始日 截止日 延期次数 业主保证金 业主收据 "
        "装修单位保证金 装修单位收据 交税情况 出入卡发放 出入卡收回 核查日期 核查结果 退款日期 退款签名",
    ),
    "REG-02": (ContentsLine, "楼栋 楼层 房号 装修期限 业主姓名 装修负责人电话 装修情况 交税情况"),
    "REG-03": (PassLine, "出入卡号 施工人员 身份证号 房号 发放日期 有效期至 延期至 交回日期 遗失日期"),
    "REG-04": (PaymentLine, "时间 房号 付款人 项目 费用期间 方式 票据种类 票据 去向 收费人 缴存日期 金额"),
    "REG-05": (CopyRow, "日期 客户 A4 A3 传真 收据 收费人 金额"),
    "REG-06": (TicketLine, "种类 字轨 号码 时间 客户 项目 备注 状态 换开 作废原因 票据箱 金额"),
    "REG-07": (SlipRow, "服务单 房号 家政员 工时 收据 已钉入 金额"),
    "REG-08": (RegularRow, "房号 客户 服务 次数 每月 期间 记录表 收据"),
    "REG-09": (AdvanceLine, "借款日期 借款人 事由 批准人 实际归还 金额"),
    "REG-10": (CheckLine, "日期 检查人 检查 结果 发现的问题"),
    "REG-11": (BookLine, "起止号 种类 领用人 领用日期 最后使用 核销日期 核销人"),
    "REG-12": (MoveInLine, "房号 客户 类型 委托人 备袋日期 验房日期 表底度 协议 收据 钥匙日期"),
    "REG-13": (DefectLine, "房号 部位 问题 责任单位 转交日期 整改日期 复验日期"),
    "REG-14": (ReceivableLine, "房号 建筑面积 标准 物业服务费 代收代管 合计"),
    "REG-15": (StockLine, "钥匙编号 房号 类型 在库 存放位置 状态"),
    "REG-16": (ResaleLine, "房号 原业主 新业主 更名时间 欠费 依据 通知确认"),
    "REG-17": (MoveOutLine, "房号 迁出人 迁出日期 未结 放行条 卡 钥匙和其他"),
    "REG-18": (ReleaseLine, "放行条 房号 申请人 关系 核实 欠费 项数 开具人 核实安全员 核实时间"),
    "REG-49": (ShiftLine, "时间 班次 交班人 接班人 备注 交接现金"),
    "REG-53": (FileLine, "房号 状态 存放位置 上次检查"),
    "REG-54": (LoanLine, "房号 借阅人 事由 借出日期 应还日期 归还日期"),
    "REG-57": (DepositLine, "收据号 房号 付款人 项目 登记证号 金额 退款单 退款日期 扣款 在押"),
    "REG-58": (BankingLine, "收款日 应缴存 已缴存 银行存单号 缴存人 差额"),
    "RPT-19": (ArrearsLine, "房号 业主 最早应付 原业主欠 合计"),
    "RPT-22": (BankLineRow, "清单 扣款日 付款人 开户行 托收 实扣 结果 原因"),
    "RPT-26": (EndingLine, "卡号 房号 持卡人 到期日 状态 通知结果"),
    "RPT-26, cars": (GateLine, "车卡 车位 车牌 使用人 到期日 状态 通知"),
    "MOVEIN-27": (KeyLine, "日期 房号 类别 编号 数量 领用人 收据"),
}
"""Of every row the kind of its lines, and the columns in their order."""


@pytest.mark.parametrize("number", CATALOGUE)
def test_its_columns_stand_on_paper_and_in_the_workbook_in_their_order(number: str):
    """REG-01 to REG-18, REG-49, 53, 54, 57, 58, RPT-19, RPT-22, RPT-26: paper and workbook are made of these."""
    kind, asked = CATALOGUE[number]
    columns, _ = LAYOUTS[kind]
    heads = iter(column.title for column in columns)
    assert [name for name in asked.split() if name not in heads] == []
