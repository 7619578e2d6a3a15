"""The papers of renovation, of the till and of the shift against their rows in the catalogue (specification 4.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

import pytest

from deskapp.printing.press import render
from forms import (
    document_checklist,
    fee_notice,
    receipt,
    renovation_certificate,
    renovation_filing,
    service_invoice,
    shift_handover,
    temporary_pass,
    worker_register,
)
from tests.printing.finished import copied


@dataclass(frozen=True)
class Row:
    """A row of the catalogue: fields in the order of the paper, heads of its table, who signs, copies, whose seal."""

    form: ModuleType
    fields: str
    signs: str = ""
    heads: str = ""
    copies: tuple[str, ...] = ("",)
    seal: str = ""

    @property
    def text(self) -> str:
        return self.heads.replace(" ", "")


CATALOGUE = {
    "FORM-01": Row(
        renovation_filing,
        "备案号 业主填写 房间号码 业主姓名 填表时间 申办人 联系电话 身份证号 装修单位填写 装修负责人 联系电话 身份证号 "
        "装修类型 涉及事项 装修期限 主要装修项目 审核意见 顾客对以上意见确认 延期记录 同意延期至 部门公章 同意延期至 "
        "部门公章",
        "装修管理负责人 申办人",
    ),
    "FORM-02": Row(
        renovation_certificate,
        "登记证号 房号 装修期限 业主 装修负责人 联系电话 序号核准装修项目审核意见 审核人签名 物业服务中心公章 延期至 "
        "延期至",
        copies=("正本业主保管", "副本一装修单位", "副本二装修单位"),
    ),
    "FORM-04": Row(
        worker_register,
        "备案号 房号 装修单位 装修负责人 发放数 收回数",
        "装修负责人",
        "序号 姓名 性别 身份证号 工种 联系电话 照片2张 身份证复印件 出入卡号 发放日期 有效期至 交回日期 收卡人",
    ),
    "FORM-07": Row(
        temporary_pass, "临时出入卡LS2026-0401 姓名 工种 房号 有效期 照片 𠮷祥里装饰工程有限公司 延期至年月日 部门公章"
    ),
    "FORM-08": Row(
        document_checklist,
        "备案号 房号 业主 日期 装修单位 装修类型",
        "业主 装修负责人",
        "序号 资料 由谁提供 要求 已交 声明",
        ("第一份服务中心存", "第二份顾客存"),
    ),
    "FORM-10": Row(
        receipt,
        "No. 客户名称 房号 日期 收费项目 合计（大写） （小写） 收费方式 备注门禁卡号",
        "付款人",
        "收费项目 费用期间 单价×数量 金额（元）",
        ("第一联存根", "第二联客户", "第三联记账"),
        "收款单位（盖章）",
    ),
    "FORM-11": Row(
        service_invoice,
        "其他服务业发票（百位） No. 客户名称 房号 日期 收费项目 合计（大写） （小写） 备注现金 开票人：王芳",
        heads="收费项目 费用期间 单价×数量 金额（元）",
        copies=("第一联存根", "第二联客户"),
        seal="开票单位（盖章）",
    ),
    "FORM-15": Row(
        fee_notice,
        "房号 付款人 费用月份 欠费物业服务费 本期物业服务费 往期欠费 本期应缴 缴费期限 合计（大写） 缴费方式 联系方式",
        heads="类别 收费项目 费用期间 单价×数量 金额（元）",
    ),
    "FORM-60": Row(
        shift_handover,
        "日期 班次 时间 交班人 接班人 现金 实点并交出现金 长短款 票据本 起止号 下一号 未用张数 空白卡和物品 账面 实点 "
        "当面看过 钥匙、代存物品 未办事项 备注",
        "交班人 接班人",
    ),
}  # fmt: skip
"""FORM-01 to FORM-60 as far as the counter prints them and no test of their own holds them."""


@pytest.mark.parametrize("number", CATALOGUE)
def test_every_field_stands_on_the_paper_in_its_order(number: str, tmp_path):
    """FORM-01, FORM-02, FORM-04, FORM-07, FORM-08, FORM-10, FORM-11, FORM-15, FORM-60."""
    row = CATALOGUE[number]
    for paper in row.form.PAPERS:
        text = copied(render(row.form.draw(row.form.SPECIMEN), paper), tmp_path)
        each = 1 if paper.pins else len(row.copies)
        assert lost(text, row.fields.split() * each) == [], "carbon makes the other copies"
        assert row.seal in text
        assert row.text in text, "the columns stand beside each other, in this order"
        assert [f"{who}签名：" for who in row.signs.split() if not signs(text, who)] == []


@pytest.mark.parametrize("number", [number for number, row in CATALOGUE.items() if len(row.copies) > 1])
def test_there_are_as_many_copies_as_are_asked_and_each_says_for_whom(number: str):
    """FORM-02, FORM-08, FORM-10, FORM-11."""
    row = CATALOGUE[number]
    found = row.form.draw(row.form.SPECIMEN).copies
    assert tuple(copy.words.replace(" ", "") for copy in found) == row.copies


def lost(text: str, fields: Sequence[str]) -> list[str]:
    """The names that are not found, each looked for behind the one before."""
    missing, place = [], 0
    for name in fields:
        at = text.find(name, place)
        if at < 0:
            missing.append(name)
        else:
            place = at + len(name)
    return missing


def signs(text: str, who: str) -> bool:
    """Whether somebody has a line to sign on, whichever way it is put."""
    return f"{who}签名：" in text or f"{who}（签名）：" in text
