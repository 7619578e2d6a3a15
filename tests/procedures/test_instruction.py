"""Standing instructions: written down, shown until they end, ended and kept; bare and through the window."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.estate.records import Instruction
from deskapp.flow.procedure import Done
from deskapp.procedures.instruction.service import in_force
from deskapp.procedures.instruction.steps import NewInstruction, OfUnit, WhichInstruction
from deskapp.procedures.instruction.wizard import GiveInstructionWizard, WithdrawInstructionWizard
from tests.fees import make_home

SAID = {"room": "3-2-501", "text": "没有本人来电确认，不得放行物资", "given_by": "张素芬"}


@pytest.fixture
def unit(desk):
    with desk.work("edit_estate") as session:
        return make_home(session)


def give(at_counter, desk, **more):
    clerk = at_counter(GiveInstructionWizard, desk)
    assert clerk.fill(NewInstruction, **SAID, **more) == []
    assert isinstance(clerk.finish(), Done)


def test_an_instruction_holds_until_its_last_day(at_counter, desk, unit, clock):
    give(at_counter, desk, valid_to=date(2026, 11, 23))
    assert [words for _, words, _ in in_force(desk, unit.number)] == [SAID["text"]]
    clock.pass_by(days=2)
    assert len(in_force(desk, unit.number)) == 1
    clock.pass_by(days=1)
    assert in_force(desk, unit.number) == []


def test_what_is_said_without_an_end_holds_for_good(at_counter, desk, unit, clock):
    give(at_counter, desk)
    clock.pass_by(days=3650)
    assert [until for _, _, until in in_force(desk, unit.number)] == ["长期"]


def test_the_same_is_not_written_down_twice(at_counter, desk, unit):
    give(at_counter, desk)
    clerk = at_counter(GiveInstructionWizard, desk)
    assert clerk.fill(NewInstruction, **SAID) == ["3-2-501 已经登记过同样的嘱托"]


def test_a_room_that_does_not_exist_and_a_day_gone_by_are_refused(at_counter, desk, unit):
    clerk = at_counter(GiveInstructionWizard, desk)
    assert clerk.fill(NewInstruction, **(SAID | {"room": "9-9-999"})) == ["没有房号 9-9-999，请核对"]
    gone = clerk.fill(NewInstruction, **SAID, valid_to=date(2026, 11, 20))
    assert gone == ["有效期 2026-11-20 已过，请写今天或以后的日期"]


def test_a_withdrawn_instruction_is_shown_no_more_and_stays_on_record(at_counter, desk, unit):
    with desk.work("give_instruction") as session:
        session.add(Instruction(unit_id=unit.id, text=SAID["text"]))
    which = in_force(desk, unit.number)[0][0]
    clerk = at_counter(WithdrawInstructionWizard, desk)
    assert clerk.fill(OfUnit, room="3-2-501") == []
    assert clerk.fill(WhichInstruction, instruction=which) == []
    assert isinstance(clerk.finish(), Done)
    assert in_force(desk, unit.number) == []
    with desk.reading() as session:
        assert session.scalars(select(Instruction)).one().withdrawn_on == desk.today


def test_there_is_nothing_to_withdraw_where_nothing_was_said(at_counter, desk, unit):
    clerk = at_counter(WithdrawInstructionWizard, desk)
    assert clerk.fill(OfUnit, room="3-2-501") == ["3-2-501 没有生效的嘱托"]
