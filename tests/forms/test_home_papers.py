"""The papers of moving in and out, of resale and of goods that leave: every field of the catalogue stands there."""

from dataclasses import replace

import pytest

from deskapp.kernel.money import Money
from deskapp.printing.paper import A4, A4_HALVES, A5_WIDE, PIN_HALF
from deskapp.printing.press import render
from forms import (
    acceptance_opinion,
    employee_register,
    goods_release,
    handover_acceptance,
    key_item_list,
    move_in_bag,
    move_in_handover,
    move_out_settlement,
    owner_card,
    owner_change_notice,
    papers_received,
    resident_registration,
)
from tests.printing.finished import copied

ASKED = {
    goods_release: "房号 业主 申请人 与业主关系 身份证号 联系电话 放行时间 物资类别 品名 数量 出口 车牌号 业主确认 "
    "安全员签名 货梯",
    owner_change_notice: "房号 原业主姓名 新业主姓名 新业主联系方式 新业主身份证号 扣款账户 复印件 更名时间 "
    "财务 信息员 监控中心 确认人签名",
    move_out_settlement: "房号 迁出人 迁出底数 应收 已收 交回物品 编号 应交 实交 迁出人签名",
    owner_card: "房号 业主姓名 身份证号 联系电话 籍贯 从业行业 职务 工作单位 关系 照片 开户行 账号 紧急联系人 "
    "车辆 宠物 业余爱好 公司名称 营业执照号 法定代表人",
    key_item_list: "房号 收据号 钥匙 数量 门禁卡 编号 礼品 其他 领用人签名 日期",
    acceptance_opinion: "房号 水表底度 电表底度 燃气表底度 部位 问题 业主签名 技术员 工程师",
    handover_acceptance: "验收项目 合格 不合格 整改清单 复验日期 业主签名 水表底度 电表底度 钥匙 IC卡",
    papers_received: "资料名称 份数 业主签名",
    move_in_bag: "房屋验收单 临时管理规约 住户手册 装修责任书 安全及防火责任书 客户（住户）登记表 钥匙、IC卡 "
    "公共部位设施 室内清洁",
    move_in_handover: "房号 业主 移交资料 移交物品 业主签名 移交人签名",
    employee_register: "公司名称 姓名 性别 身份证号 联系电话 职务",
    resident_registration: "姓名 联系电话 车牌号 登记人签名",
}
"""What section 4.1 asks of every paper."""


@pytest.mark.parametrize("form", ASKED, ids=lambda form: form.TITLE)
def test_every_field_of_the_catalogue_stands_on_the_paper(form, tmp_path):
    """FORM-17, FORM-19, FORM-21, FORM-22, FORM-23, FORM-24, FORM-26, FORM-29, FORM-30, FORM-31, FORM-70, FORM-71."""
    text = copied(render(form.draw(form.SPECIMEN), form.PAPERS[0]), tmp_path)
    assert [words for words in ASKED[form].split() if words not in text] == []


def test_the_guard_and_the_desk_have_a_copy_of_a_release_each(tmp_path):
    """FORM-31, RELEASE-12, RELEASE-13."""
    text = copied(render(goods_release.draw(goods_release.SPECIMEN), A5_WIDE), tmp_path)
    assert text.count("第一联前台存档") == text.count("第二联出入口岗") == 1


def test_every_item_and_its_quantity_stands_on_a_release(tmp_path):
    """RELEASE-03: none is lost where they go overleaf, and every sheet has its place for the seal."""
    slip = goods_release.SPECIMEN_MANY
    text = copied(render(goods_release.draw(slip), PIN_HALF), tmp_path)
    assert all(f"{number}办公用品文件柜（{number}号" in text for number in range(1, len(slip.goods) + 1))
    assert text.count("服务中心（盖章）") >= 2


def test_a_witness_is_named_where_the_owner_was_not_reached(tmp_path):
    """RELEASE-09."""
    text = copied(render(goods_release.draw(goods_release.SPECIMEN_WITNESSED), A5_WIDE), tmp_path)
    assert "见证和风里警务室民警在场见证" in text


def test_finance_information_and_control_centre_get_a_copy_of_the_change_each(tmp_path):
    """RESALE-04, RESALE-05."""
    text = copied(render(owner_change_notice.draw(owner_change_notice.SPECIMEN), A4_HALVES), tmp_path)
    for place, receiver in enumerate(("财务", "信息员", "监控中心")):
        assert text.count(f"第{'一二三'[place]}联{receiver}") == 1


def test_the_sums_of_a_settlement_are_those_of_its_lines(tmp_path):
    """FORM-30, MOVEOUT-03."""
    slip = move_out_settlement.SPECIMEN
    half = replace(slip, items=(*slip.items, move_out_settlement.Item("维修费", "", Money(12_050), Money(2_050))))
    assert (half.due, half.paid) == (slip.due + Money(12_050), slip.paid + Money(2_050))
    text = copied(render(move_out_settlement.draw(half), A4), tmp_path)
    assert f"应收合计{half.due}已收合计{half.paid}未结¥100.00" in text


def test_what_was_not_handed_back_is_said_so(tmp_path):
    """MOVEOUT-04."""
    slip = move_out_settlement.SPECIMEN
    less = replace(slip, returned=(move_out_settlement.Returned("门禁卡", "000718", 2, 1),))
    assert "门禁卡00071821未交回" in copied(render(move_out_settlement.draw(less), A4), tmp_path)


def test_a_form_that_is_taken_along_has_room_to_write_and_says_nothing_was_found_of_nothing(tmp_path):
    """MOVEIN-19: nobody has looked yet, so nothing is said."""
    text = copied(render(acceptance_opinion.draw(acceptance_opinion.SPECIMEN_EMPTY), A4), tmp_path)
    assert "未发现问题" not in text
    assert "验收未发现问题" in copied(render(acceptance_opinion.draw(acceptance_opinion.SPECIMEN_CLEAN), A4), tmp_path)
    text = copied(render(handover_acceptance.draw(handover_acceptance.SPECIMEN_EMPTY), A4), tmp_path)
    assert "没有要整改的问题" not in text


def test_signing_the_list_takes_the_place_of_signing_the_notice(tmp_path):
    """MOVEIN-15."""
    text = copied(render(papers_received.draw(papers_received.SPECIMEN), A5_WIDE), tmp_path)
    assert "签收本清单的，不再在入住通知书上签名" in text
