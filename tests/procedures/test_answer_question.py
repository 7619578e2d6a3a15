"""In doubt about a fee the clerk asks and the cashier answers; bare and through the page (FEE-34)."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.ledger import questions
from deskapp.ledger.question_records import FeeQuestion
from deskapp.overview.doubts import replies
from deskapp.overview.shown import Mark
from deskapp.procedures.answer_question.service import ANSWER_QUESTION, waiting
from deskapp.procedures.answer_question.steps import Reply
from deskapp.procedures.answer_question.wizard import AnswerQuestionWizard
from deskapp.procedures.collect_fees.asking.service import Doubt, ask_cashier
from deskapp.procedures.collect_fees.steps import Collect
from deskapp.staff import drafts
from deskapp.staff.records import Override, StaffMember, Task
from deskapp.staff.roles import Role
from deskapp.staff.team import set_roles
from tests.clerk import PlainClerk
from tests.conftest import PIN
from tests.fees import open_counter
from tests.procedures.fee_walks import CASH, done_of, open_ids, refused, walk_to

ASKED = "客户说车位已退租，十月的还收不收"
SAID = "不收，按退租日收到九月底"


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10")


@pytest.fixture
def walk(desk, unit):
    """A collection that waits for the cashier's answer."""
    parked, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    ask(desk, parked)
    return parked, total


def ask(desk, walk, words=ASKED):
    ask_cashier(desk, walk.answers, Doubt(walk.draft(), "3-2-501 张素芬", "收款", "物业服务费", words))


def cash(total):
    return {"ways": [CASH | {"amount": total}], "tendered": total, "detector": True}


def kept(desk, record):
    with desk.reading() as session:
        return list(session.scalars(select(record).order_by(record.id)))


def answered(desk, at_counter, words=SAID):
    clerk = at_counter(AnswerQuestionWizard, desk)
    assert clerk.fill(Reply, question=waiting(desk)[0].id, answer=words) == []
    return clerk.finish()


def test_fee_34_the_question_becomes_the_cashier_s_matter_of_today(desk, unit, walk, clock):
    """FEE-34, GEN-13: a task with its time, its role and the parked walk it is about."""
    (question,) = kept(desk, FeeQuestion)
    (task,) = kept(desk, Task)
    assert (question.unit_id, question.room_no, question.customer_name) == (unit.id, "3-2-501", "张素芬")
    assert (question.question, question.created_by_id, question.answer) == (ASKED, desk.clerk.id, "")
    assert (task.role, task.room_no, task.done_at) == (Role.CASHIER, "3-2-501", None)
    assert (task.record_table, task.record_id) == ("draft", question.draft_id)
    assert task.due_at.date() == clock().date()


def test_fee_34_the_answer_is_kept_and_read_by_who_asked(at_counter, cashier, desk, walk):
    """FEE-34."""
    done = answered(cashier, at_counter)
    assert isinstance(done, Done)
    assert done.words == "已答复 3-2-501 的咨询，林晓接着办时会看到"
    (question,) = kept(desk, FeeQuestion)
    assert (question.answer, question.answered_by_id) == (SAID, cashier.clerk.id)
    assert [task.done_at for task in kept(desk, Task)] == [question.answered_at]
    with desk.reading() as session:
        (reply,) = replies(session, walk[0].answers.request_id, desk.today)
    assert (reply.words, reply.mark) == (f"出纳 孙敏 答复：{SAID}", Mark.OK)
    assert reply.source == f"林晓 09:00 问：{ASKED}"


def test_fee_34_nobody_decides_what_the_cashier_was_asked(at_counter, cashier, desk, walk):
    """FEE-34: without an answer no money is taken, with it the walk goes on as it stood."""
    parked, total = walk
    assert [rule for _, rule in refused(parked, Collect, **cash(total))] == ["FEE-34"]
    answered(cashier, at_counter)
    assert parked.submit(Collect, cash(total)) == ()
    assert done_of(parked).number == "0000001"


def test_fee_34_a_question_asked_meanwhile_stops_the_payment_at_its_end(desk, unit):
    """FEE-34: the rule is asked once more where the money is taken."""
    ready, total = walk_to(desk, {"charges": open_ids(desk, unit)})
    assert ready.submit(Collect, cash(total)) == ()
    ask(desk, ready)
    assert [stop.rule for stop in ready.finish()] == ["FEE-34"]
    with pytest.raises(DeskError, match="没有收款"):
        ready.procedure.finish(desk, ready.answers)


def test_fee_34_a_cashier_at_the_desk_decides_by_their_pin(cashier, desk, walk):
    """FEE-34: the reason they give is their answer, with both names (GEN-11)."""
    parked, total = walk
    stop = next(one for one in parked.submit(Collect, cash(total)) if one.override)
    parked.allow(stop, desk.authorise(stop.override, "孙敏", PIN, SAID))
    assert parked.submit(Collect, cash(total)) == ()
    done_of(parked)
    (question,) = kept(desk, FeeQuestion)
    assert (question.answer, question.answered_by_id) == (SAID, cashier.clerk.id)
    (override,) = kept(desk, Override)
    assert (override.rule, override.asked_by_id, override.allowed_by_id) == ("FEE-34", desk.clerk.id, cashier.clerk.id)
    assert waiting(cashier) == []


def test_a_collection_that_was_given_up_wants_no_answer(cashier, desk, walk):
    with desk.work("keep_draft") as session:
        drafts.end(session, walk[0].answers.request_id)
    assert waiting(cashier) == []
    assert all(task.done_at for task in kept(desk, Task))
    with pytest.raises(questions.QuestionError), cashier.work("answer_question") as session:
        questions.answer(session, 1, SAID, cashier.clerk.id)


def test_one_question_at_a_time_and_another_one_after_the_answer(at_counter, cashier, desk, walk):
    with pytest.raises(questions.QuestionError, match="没有重复提问"):
        ask(desk, walk[0])
    answered(cashier, at_counter)
    ask(desk, walk[0], "那车位管理服务费呢")
    assert [one.words for one in waiting(cashier)] == ["那车位管理服务费呢"]
    assert len(kept(desk, FeeQuestion)) == 2


def test_an_answer_is_given_once(at_counter, cashier, desk, walk):
    late = PlainClerk(AnswerQuestionWizard, cashier)
    assert late.fill(Reply, question=1, answer="照收") == []
    answered(cashier, at_counter)
    refused_late = late.finish()
    assert not isinstance(refused_late, Done)
    assert [stop.text for stop in refused_late] == ["这项咨询已经答复，或提问的人已撤销"]
    with pytest.raises(questions.QuestionError):
        ANSWER_QUESTION.finish(cashier, late.session.answers)
    assert [one.answer for one in kept(desk, FeeQuestion)] == [SAID]


def test_nobody_answers_their_own_question(manned_by, desk, walk):
    """FEE-34: no decision on one's own, whatever roles one holds."""
    with manned_by("管理员").work("manage_staff") as session:
        set_roles(session, session.get_one(StaffMember, desk.clerk.id), desk.clerk.roles | {Role.CASHIER})
    clerk = PlainClerk(AnswerQuestionWizard, desk)
    assert clerk.fill(Reply, question=1, answer="照收") == ["自己提的问题，请由另一位出纳答复"]


def test_an_answer_that_is_too_long_is_to_be_written_shorter(cashier, walk):
    clerk = PlainClerk(AnswerQuestionWizard, cashier)
    assert clerk.fill(Reply, question=1, answer="长" * 121) == ["最多 120 字，请写短一些"]


def test_who_may_not_answer_is_turned_away(desk, walk):
    """FEE-34: the one who asked, above all."""
    clerk = PlainClerk(AnswerQuestionWizard, desk)
    clerk.session.answers.put(Reply(question=1, answer="照收"))
    with pytest.raises(NotAllowedError, match="答复咨询"):
        clerk.session.procedure.finish(desk, clerk.session.answers)


def test_who_takes_no_money_has_nothing_to_ask(cashier, desk, unit):
    parked, _ = walk_to(desk, {"charges": open_ids(desk, unit)})
    with pytest.raises(NotAllowedError, match="咨询出纳"):
        ask(cashier, parked)
    assert kept(desk, FeeQuestion) == []
