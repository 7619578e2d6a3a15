"""How the centre works: prices, gates, texts, facts, calendar, people; its roster, notes of duty, who is away."""

from deskapp.agreements import AgreementKind
from deskapp.agreements.wording import default_text
from deskapp.gates.kinds import Level
from deskapp.procedures.deposits.order.steps import WhichDeposit
from deskapp.procedures.edit_agreement.service import EDIT_AGREEMENT
from deskapp.procedures.edit_agreement.steps import LookedAt, WhichAgreement, Wording
from deskapp.procedures.edit_cues.service import EDIT_CUES
from deskapp.procedures.edit_cues.steps import CueParts
from deskapp.procedures.edit_gates.service import EDIT_GATES
from deskapp.procedures.edit_gates.service import now_in_force as gates_now
from deskapp.procedures.edit_gates.steps import FixedOnes, Table
from deskapp.procedures.must_know.editing.service import EDIT_FACTS, opened
from deskapp.procedures.must_know.editing.steps import Contents, WhichGroup
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.procedures.set_tariff.rounding.service import SET_ROUNDING
from deskapp.procedures.set_tariff.rounding.steps import NewRounding
from deskapp.procedures.set_tariff.service import SET_TARIFF
from deskapp.procedures.set_tariff.steps import Begins, NewPrice
from deskapp.procedures.settings import steps as settings
from deskapp.procedures.settings.service import CHANGE_SETTINGS, now_in_force
from deskapp.procedures.shift.leaving.service import LEAVE_DESK
from deskapp.procedures.shift.leaving.steps import Leave
from deskapp.procedures.shift.noting.service import NOTE_DUTY
from deskapp.procedures.shift.noting.steps import Noted
from deskapp.procedures.shift.reading.service import READ_RECORDS
from deskapp.procedures.shift.reading.steps import ReadRecords
from deskapp.procedures.shift.returning.service import COME_BACK
from deskapp.procedures.shift.returning.steps import Back
from deskapp.procedures.shift.rostering.service import SET_ROSTER
from deskapp.procedures.shift.rostering.steps import FromDay, RosterLines
from deskapp.procedures.shift.seeing.service import SEE_PROBLEM
from deskapp.procedures.shift.seeing.steps import SeenProblem
from deskapp.procedures.staff_members.service import CHANGE_ROLES, STAFF_LEAVE
from deskapp.procedures.staff_members.steps import Duties, Going, LeaveOrReturn, WhichMember
from deskapp.procedures.work_calendar.notice.service import IMPORT_CALENDAR
from deskapp.procedures.work_calendar.notice.steps import SeenCalendar, YearNotice
from deskapp.procedures.work_calendar.single_day.service import SET_WORKDAY
from deskapp.procedures.work_calendar.single_day.steps import SingleDay
from deskapp.staff.cues import page_of
from deskapp.staff.posts import Post
from deskapp.workdays.kinds import DayKind
from tests.faults.acts.act import Act, Said, Team, once
from tests.workdays.notices import OF_2027

MANAGER = "高远"
PRICE: Said = {
    NewPrice: {"item": "物业服务费", "basis": "每平方米每月", "price": "3.20"},
    Begins: {"valid_from": "2026-12-01"},
}
WHOLE_YUAN: Said = {
    NewRounding: {"item": "物业服务费", "unit": "元", "mode": "进位", "valid_from": "2026-12-01"},
}
CUES: Said = {CueParts: {"page": page_of(WhichDeposit), "spoken": "您好，请坐。", "checks": "看红色一联。"}}
KIND = AgreementKind.RENOVATION
WORDING: Said = {
    WhichAgreement: {"kind": KIND},
    Wording: {"edition": 0, "text": default_text(KIND).text.replace("物业", "物业服务", 1)},
    LookedAt: {"reason": "按公司2026年第3号文修改", "seen": True},
}
CALENDAR: Said = {
    YearNotice: {"year": 2027, "words": OF_2027},
    SeenCalendar: {"holidays": 27, "makeups": 5, "seen": True},
}
TYPHOON: Said = {SingleDay: {"day": "2026-12-31", "kind": DayKind.HOLIDAY, "name": "台风停工"}}
ROLES: Said = {WhichMember: {"member": "孙敏"}, Duties: {"cashier": True, "finance": True}}
LEAVES: Said = {WhichMember: {"member": "陈佳"}, LeaveOrReturn: {"going": Going.LEAVES}}
ROSTER: Said = {
    FromDay: {"starts_on": "2026-11-21"},
    RosterLines: {
        "lines": [
            {"on_day": "2026-11-21", "name": "林晓", "shift": "早班"},
            {"on_day": "2026-11-22", "name": "林晓", "leave": "事假"},
        ]
    },
}
NOTE: Said = {Noted: {"source": "来电 3-2-501 张女士", "said": "电梯困人", "major": True}}
SEEN: Said = {SeenProblem: {"number": "ZB20261121-01", "answer": "已派工程部，今晚修好"}}
AWAY: Said = {
    Leave: {"reason": "送业主就医", "due_back": "14:30", "stands_in": "陈佳", "locked": True},
}
READ: Said = {ReadRecords: {"on_day": "2026-11-21", "post": Post.DESK, "looked": True}}
RETURNED: Said = {Back: {"told": True}}


def gates(team: Team) -> Said:
    """One gate is closed."""
    now = gates_now(team(MANAGER))
    return {Table: now | {"close_day_drafts": Level.BLOCK}, FixedOnes: {"seen": True}}


def set_otherwise(team: Team) -> Said:
    """Every page of the settings as it stands, but for one price."""
    now = now_in_force(team(MANAGER)) | {"card_cost": "25", "centre_name": "和风里物业服务中心"}
    return {kind: {one.name: now[one.name] for one in kind.questions()} for kind in settings.STEPS}


def facts(team: Team) -> Said:
    """Two facts of the estate."""
    lines = [{"question": "地址", "answer": "滨河路 18 号"}, {"question": "容积率", "answer": "1.88"}]
    edition = opened(team("赵立"), FactGroup.ESTATE)["edition"]
    return {WhichGroup: {"group": FactGroup.ESTATE}, Contents: {"edition": edition, "lines": lines}}


def noted(team: Team) -> None:
    """The manager must know of something."""
    once(team, Act(NOTE_DUTY, lambda _: NOTE, {}), "noted")


def away(team: Team) -> None:
    """林晓 is away."""
    once(team, Act(LEAVE_DESK, lambda _: AWAY, {}), "away")


CENTRE = {
    "set_tariff": Act(SET_TARIFF, lambda _: PRICE, {"tariff": 1}, who=MANAGER),
    "set_rounding": Act(SET_ROUNDING, lambda _: WHOLE_YUAN, {"item_rounding": 1}, who=MANAGER),
    "edit_gates": Act(EDIT_GATES, gates, {"setting": 1}, who=MANAGER, stands=True),
    "edit_cues": Act(EDIT_CUES, lambda _: CUES, {"cue_text": 1}, who=MANAGER),
    "edit_agreement": Act(EDIT_AGREEMENT, lambda _: WORDING, {"agreement_wording": 1}, who=MANAGER),
    "edit_facts": Act(EDIT_FACTS, facts, {"must_know_fact": 2}, who="赵立", stands=True),
    "import_calendar": Act(
        IMPORT_CALENDAR, lambda _: CALENDAR, {"holiday": 27, "makeup_workday": 5}, who=MANAGER, stands=True
    ),
    "set_workday": Act(SET_WORKDAY, lambda _: TYPHOON, {"holiday": 1}, who=MANAGER),
    "change_roles": Act(CHANGE_ROLES, lambda _: ROLES, {"staff_role": 1}, who="管理员"),
    "staff_leave": Act(STAFF_LEAVE, lambda _: LEAVES, {}, who="管理员"),
    "change_settings": Act(CHANGE_SETTINGS, set_otherwise, {"setting": 2}, who=MANAGER, stands=True),
    "read_records": Act(READ_RECORDS, lambda _: READ, {"record_reading": 1}, who=MANAGER, stands=True),
    "set_roster": Act(SET_ROSTER, lambda _: ROSTER, {"roster_day": 2}, who="赵立", stands=True),
    "note_duty": Act(NOTE_DUTY, lambda _: NOTE, {"duty_note": 1}),
    "see_problem": Act(SEE_PROBLEM, lambda _: SEEN, {}, noted, MANAGER, stands=True),
    "leave_desk": Act(LEAVE_DESK, lambda _: AWAY, {"desk_absence": 1}),
    "come_back": Act(COME_BACK, lambda _: RETURNED, {}, away, stands=True),
}
