"""Must-know facts: written by a lead, fed by the tariffs in force, found by a few letters, printed on one sheet."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.estate.kinds import OccupancyState
from deskapp.estate.pinyin import initials
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.ledger.kinds import TariffBasis
from deskapp.printout import draw
from deskapp.procedures.must_know.editing.service import keep, opened, standings
from deskapp.procedures.must_know.editing.steps import Contents, Line, WhichGroup
from deskapp.procedures.must_know.editing.wizard import EditFactsWizard
from deskapp.procedures.must_know.enquiry.service import all_facts, lacking
from deskapp.procedures.must_know.enquiry.steps import Enquiry
from deskapp.procedures.must_know.enquiry.wizard import MustKnowWizard
from deskapp.procedures.must_know.facts import TYPED, Fact
from deskapp.procedures.must_know.finding import find
from deskapp.procedures.must_know.groups import TOPICS, FactGroup
from deskapp.procedures.must_know.records import MustKnowFact
from tests.clerk import PlainClerk, WindowClerk, type_text
from tests.fees import make_home, make_price
from tests.printing.finished import copied

ESTATE = (("地址", "滨河路 18 号"), ("容积率", "1.88"), ("车位数", "地下 640 个，地面 85 个"))
PHONES = (("控制中心", "0000-12345699，24 小时"), ("供电", "95598"))


def write(at_counter, lead, group=FactGroup.ESTATE, lines=ESTATE):
    """A group through the procedure; the Done, or the sentences that stood against it."""
    clerk = at_counter(EditFactsWizard, lead)
    edition = opened(lead, group)["edition"]
    assert clerk.fill(WhichGroup, group=group) == []
    said = [{"question": question, "answer": answer} for question, answer in lines]
    return clerk.fill(Contents, edition=edition, lines=said) or clerk.finish()


@pytest.fixture
def known(lead):
    """Two groups already written."""
    with lead.work("edit_facts") as session:
        keep(session, FactGroup.ESTATE, ESTATE)
        keep(session, FactGroup.PHONES, PHONES)


def answers(desk, typed: str) -> list[str]:
    return [one.question for one in find(all_facts(desk), typed)]


def test_a_lead_writes_a_group_and_clerks_can_answer(at_counter, desk, lead):
    """KNOW-02, KNOW-03."""
    done = write(at_counter, lead)
    assert isinstance(done, Done)
    assert done.words == "小区概况：新增 3 条"
    assert [one.answer for one in find(all_facts(desk), "容积率")] == ["1.88"], "KNOW-02, RECEP-14"


def test_only_a_lead_may_write(at_counter, desk):
    """KNOW-02."""
    clerk = PlainClerk(EditFactsWizard, desk)
    clerk.session.answers.put(WhichGroup(group=FactGroup.ESTATE))
    clerk.session.answers.put(Contents(edition="0 -", lines=(Line(question="地址", answer="滨河路"),)))
    with pytest.raises(NotAllowedError):
        clerk.session.procedure.finish(desk, clerk.session.answers)
    assert answers(desk, "地址") == []


def test_what_the_rule_asks_for_is_offered_until_it_is_filled_in(desk, lead, manned_by):
    """KNOW-01, KNOW-02, KNOW-04."""
    assert TOPICS[FactGroup.ESTATE] == ("地址", "占地面积", "建筑面积", "容积率", "户数", "车位数", "楼型")
    assert TOPICS[FactGroup.FEES] == ("物业服务费", "家政服务", "代收费用", "停车", "会所")
    assert TOPICS[FactGroup.FACILITIES] == (
        "停车场", "教育", "商业", "医疗", "公共娱乐", "安全防范", "周边交通", "其他"
    )  # fmt: skip
    assert TOPICS[FactGroup.PHONES]
    lines = opened(lead, FactGroup.ESTATE)["lines"]
    assert tuple(line["question"] for line in lines) == TOPICS[FactGroup.ESTATE], "KNOW-01"
    with lead.work("edit_facts") as session:
        keep(session, FactGroup.ESTATE, tuple((topic, "有") for topic in TOPICS[FactGroup.ESTATE]))
        keep(session, FactGroup.PHONES, (("门卫", "0000-1"),))
    lacks = {one.group: one.lacking for one in standings(lead)}
    assert lacks[FactGroup.ESTATE] == lacks[FactGroup.PHONES] == ()
    assert lacks[FactGroup.FACILITIES] == TOPICS[FactGroup.FACILITIES]
    assert lacks[FactGroup.FEES] == TOPICS[FactGroup.FEES]
    assert lacks[FactGroup.RULES] == ("法律和地方规定", "管理规定", "临时管理规约", "部门工作进展和安排"), "KNOW-04"
    assert lacking(lead, all_facts(lead)).startswith("还缺 17 项：物业服务费、")
    assert lacking(desk, all_facts(desk)) == "", "only who may fill it in is told"


def test_a_line_that_is_taken_out_stays_on_record(at_counter, lead, known):
    done = write(at_counter, lead, lines=(("地址", "滨河路 20 号"), ("户数", "1,200 户"), ("容积率", "")))
    assert done.words == "小区概况：新增 1 条，修改 1 条，停用 2 条"
    with lead.reading() as session:
        gone = {row.question for row in session.scalars(select(MustKnowFact).where(~MustKnowFact.active))}
        line = session.scalars(select(JournalLine).where(JournalLine.act == "edit_facts")).all()[-1]
    assert gone == {"容积率", "车位数"}, "GEN-09"
    assert line.table_name == "must_know_fact"


def test_a_question_stands_in_a_group_once(at_counter, lead):
    twice = write(at_counter, lead, lines=(("地址", "滨河路"), ("地址", "春晖街")))
    assert twice == ["“地址”写了两行，请合为一行"]


def test_an_answer_nobody_could_say_is_too_long(at_counter, lead):
    [words] = write(at_counter, lead, lines=(("地址", "路" * 301),))
    assert "答案最多 300 字，现在 301 字" in words


def test_what_another_lead_changed_meanwhile_is_not_lost(lead, manned_by, known, at_counter):
    clerk = at_counter(EditFactsWizard, lead)
    edition = opened(lead, FactGroup.ESTATE)["edition"]
    assert clerk.fill(WhichGroup, group=FactGroup.ESTATE) == []
    other = manned_by("高远")
    with other.work("edit_facts") as session:
        session.info["at"] = lead.now().replace(minute=30)
        keep(session, FactGroup.ESTATE, (*ESTATE, ("户数", "1,200 户")))
    said = [{"question": question, "answer": answer} for question, answer in ESTATE]
    assert clerk.fill(Contents, edition=edition, lines=said) == ["打开之后，小区概况又有改动，请离开后重新打开再填"]


def test_saving_once_more_after_a_crash_changes_nothing(at_counter, lead):
    clerk = at_counter(EditFactsWizard, lead)
    assert clerk.fill(WhichGroup, group=FactGroup.ESTATE) == []
    said = [{"question": question, "answer": answer} for question, answer in ESTATE]
    assert clerk.fill(Contents, edition="0 -", lines=said) == []
    assert isinstance(clerk.finish(), Done)
    again = clerk.session.finish()
    assert isinstance(again, Done)
    assert again.words == "小区概况：没有改动"


def test_know_05_fee_standards_come_from_the_tariffs_in_force(desk, manned_by, clock):
    """KNOW-05, KNOW-01, FEE-03."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH, "三房")
        make_price(session, "property_service_fee", "3.00", TariffBasis.PER_AREA_MONTH, "三房", date(2026, 12, 1))
        make_price(session, "property_service_fee", "5.50", TariffBasis.PER_AREA_MONTH, "商铺")
    fee = find(all_facts(desk), "物业服务费")[0]
    assert fee.answer == "三房 2.80 元，每平方米每月；商铺 5.50 元，每平方米每月", "KNOW-05, FEE-03"
    clock.pass_by(days=10)
    fee = find(all_facts(desk), "物业服务费")[0]
    assert (fee.answer[:7], fee.updated_on) == ("三房 3.00", date(2026, 12, 1)), "from the day it is in force"


def test_know_04_what_is_on_record_need_not_be_written(desk, manned_by):
    """KNOW-04: how the buildings lie and who lives in how many of their units, as the records say today."""
    assert answers(desk, "楼宇分布") == []
    with manned_by("林晓").work("edit_estate") as session:
        for room in ("1-1-101", "1-1-102", "2-1-101", "2-1-102", "10-101", "商铺-12"):
            make_home(session, room)
        make_home(session, "10-102", occupancy_state=OccupancyState.VACANT)
    by_name = {one.question: one.answer for one in all_facts(desk)}
    assert by_name["楼宇分布"] == "共 4 栋 7 户：1 栋至 10 栋各 2 户，商铺 1 户"
    assert by_name["住户情况"] == "已入住 6 户，空置 1 户；住户的姓名和房号，在查找框里查"


def test_know_04_clerks_read_who_does_what_in_the_department(desk, lead):
    """KNOW-04, ROLE-11, ROLE-12: the duties of the department and of its lead; a centre may write its own."""
    by_name = {one.question: one.answer for one in all_facts(desk)}
    for duty in ("入住和装修", "投诉", "催缴", "文体活动", "钥匙", "空置房巡查", "业户档案", "证件"):
        assert duty in by_name["部门职责"], "ROLE-11"
    for duty in ("部门规章", "工作计划", "培训计划", "培训员工", "重大问题", "报告"):
        assert duty in by_name["客服负责人职责"], "ROLE-12"
    with lead.work("edit_facts") as session:
        keep(session, FactGroup.RULES, (("部门职责", "本中心另有规定"), ("管理规定", "见管理规约第三章")))
    known = [(one.question, one.answer) for one in all_facts(desk) if one.group is FactGroup.RULES]
    assert known[:2] == [("部门职责", "本中心另有规定"), ("管理规定", "见管理规约第三章")]
    assert [question for question, _ in known].count("部门职责") == 1


def test_a_fee_without_a_price_says_so(desk):
    by_name = {one.question: one.answer for one in all_facts(desk)}
    assert by_name["门禁卡工本费"] == "20.00 元，每张"
    assert by_name["水电费"] == TYPED
    assert "物业服务费" not in by_name, "nobody has set its standard yet"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("容积", "容积率"),
        ("rjl", "容积率"),
        ("cw", "车位数"),
        ("滨河", "地址"),
        ("bhl", "地址"),
        ("95598", "供电"),
        ("控制 24", "控制中心"),
        ("门禁", "门禁卡工本费"),
    ],
)
def test_a_fact_is_found_by_words_or_initials_of_question_or_answer(desk, known, typed, first):
    assert answers(desk, typed)[0] == first


def test_the_question_comes_before_the_answer(desk, lead):
    with lead.work("edit_facts") as session:
        keep(session, FactGroup.FACILITIES, (("商业", "停车场东侧"), ("地下停车场", "640 个"), ("停车场", "东门")))
    assert answers(desk, "停车场") == ["停车场", "地下停车场", "商业"]


def test_what_nobody_wrote_is_not_found_and_nothing_typed_shows_all(desk, known):
    assert answers(desk, "火星") == answers(desk, "zzzz") == []
    assert len(answers(desk, " ")) == len(all_facts(desk))


@settings(max_examples=40)
@given(st.sampled_from(sum(TOPICS.values(), ())), st.data())
def test_the_initials_of_any_part_of_a_question_find_it(topic, data):
    start = data.draw(st.integers(0, len(topic) - 1))
    part = topic[start : data.draw(st.integers(start + 1, len(topic)))]
    fact = Fact(FactGroup.ESTATE, topic, "答案", None)
    for reading in initials(part).split():
        assert find([fact], reading) == [fact]


def test_the_sheet_holds_every_group(at_counter, desk, known, tmp_path):
    clerk = at_counter(MustKnowWizard, desk)
    assert clerk.fill(Enquiry) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    text = copied(draw(desk, done.papers[0]).pdf, tmp_path)
    assert done.words == f"应知应会表，共 {sum(one.fixed for one in all_facts(desk))} 条"
    assert TYPED not in text, "nothing to know by heart"
    for words in (
        "应知应会表",
        *(group.value for group in FactGroup),
        "滨河路18号",
        "95598",
        "20.00元，每张",
        "（未填写）",
    ):
        assert words in text, "FORM-67"


def test_the_answer_to_what_is_typed_is_read_out(qtbot, desk, known):
    page = window(qtbot, desk).page
    type_text(page.ask, "dlr")
    assert page.found == []
    type_text(page.ask, "cws")
    assert page.answer.words.text() == "地下 640 个，地面 85 个"
    type_text(page.ask, "卡")
    shown = page.answer.question.text()
    QTest.keyClick(page.ask, Qt.Key.Key_Down)
    assert page.answer.question.text() != shown
    assert page.ask.hasFocus(), "the keyboard stays where one types"


def test_a_group_narrows_what_is_found(qtbot, desk, known):
    page = window(qtbot, desk).page
    page.groups.choose(4)
    assert [one.question for one in page.found] == ["控制中心", "供电"]


def test_esc_empties_the_field_before_it_leaves(qtbot, desk, known):
    clerk = window(qtbot, desk)
    type_text(clerk.page.ask, "供电")
    QTest.keyClick(clerk.page.ask, Qt.Key.Key_Escape)
    assert clerk.page.ask.said() == ""
    assert len(clerk.page.found) == len(all_facts(desk))


def window(qtbot, desk):
    """The panel, opened."""
    clerk = WindowClerk(MustKnowWizard, desk)
    qtbot.addWidget(clerk.wizard)
    return clerk.wizard
