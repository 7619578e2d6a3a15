"""The texts of agreements: changed by the manager, looked at as the real paper, every version kept, and back again."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from deskapp.agreements import FIELDS, AgreementKind, fill, keep, on_record, text_of, versions
from deskapp.agreements.records import AgreementWording
from deskapp.agreements.wording import default_text
from deskapp.flow.procedure import Done
from deskapp.kernel.clauses import BLANK, faults
from deskapp.kernel.errors import NotAllowedError
from deskapp.procedures.edit_agreement.papers import PAPERS, preview
from deskapp.procedures.edit_agreement.service import editions
from deskapp.procedures.edit_agreement.steps import LookedAt, WhichAgreement, Wording
from deskapp.procedures.edit_agreement.wizard import EditAgreementWizard
from tests.printing.finished import copied

KIND = AgreementKind.UNDERTAKING
TEXT = "{房号}的业主承诺：\n重做{防水部位}的防水。"
REASON = "按公司文件"


@pytest.fixture
def manager(manned_by):
    return manned_by("高远")


def change(clerk, words=TEXT, kind=KIND, edition=0):
    """As far as the finish."""
    assert clerk.fill(WhichAgreement, kind=kind.value) == []
    assert clerk.fill(Wording, edition=edition, text=words) == []
    assert clerk.fill(LookedAt, reason=REASON, seen=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def test_a_manager_changes_a_text_and_it_is_printed_from_then_on(at_counter, manager, tmp_path):
    """GEN-15, GEN-09: who, when, why."""
    done = change(at_counter(EditAgreementWizard, manager))
    assert done.words == "业主承诺第 1 版已保存，以后签的按它打印"
    with manager.reading() as session:
        (kept,) = versions(session, KIND)
        assert (kept.version, kept.reason, kept.as_version) == (1, REASON, None)
        assert kept.created_by_id == manager.clerk.id
        assert kept.created_at == manager.now()
        text = text_of(session, KIND)
    assert text.text == TEXT + "\n"
    assert "重做主卫地面和淋浴区墙面、次卫地面的防水。" in copied(preview(manager, KIND, text.text), tmp_path)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ("{房号}的业主承诺{防水部位", "第 1 行的花括号不成对：{房号}的业主承诺{防水部位"),
        ("#标题\n{房间}重做防水", "没有“{房间}”这个字段，本文本可用：{房号}、{业主}、{防水部位}、{服务中心}"),
        ("# {房号}\n重做防水", "第 1 行是标题，标题里不能放字段：# {房号}"),
        ("# 只有标题", "“只有标题”要有标题和正文两部分"),
    ],
)
def test_a_text_with_a_fault_is_refused_in_words(at_counter, manager, wrong, words):
    """GEN-15."""
    clerk = at_counter(EditAgreementWizard, manager)
    clerk.fill(WhichAgreement, kind=KIND.value)
    assert clerk.fill(Wording, edition=0, text=wrong) == [words]


def test_an_older_text_and_the_program_s_own_come_back_as_a_version_of_their_own(at_counter, manager):
    """GEN-09: nothing is taken back, it is written again."""
    change(at_counter(EditAgreementWizard, manager))
    change(at_counter(EditAgreementWizard, manager), TEXT + "\n另请邻居到场。", edition=1)
    again = change(at_counter(EditAgreementWizard, manager), TEXT, edition=2)
    assert again.words == "业主承诺第 3 版已保存，与第 1 版相同，以后签的按它打印"
    own = change(at_counter(EditAgreementWizard, manager), default_text(KIND).text, edition=3)
    assert "与程序自带相同" in own.words
    assert [one.name for one in editions(manager, KIND)] == ["第 4 版", "第 3 版", "第 2 版", "第 1 版", "程序自带"]


def test_the_program_s_own_text_is_kept_before_it_is_first_signed(manager, desk, clock):
    """GEN-09, GEN-15: a later program may bring another text; what was signed is printed as it was."""
    with manager.work("edit_agreement") as session:
        signed = on_record(session, KIND)
        assert on_record(session, KIND) == signed
    assert (signed.version, signed.text) == (1, default_text(KIND).text)
    clock.pass_by(days=1)
    with manager.work("edit_agreement") as session:
        keep(session, KIND, TEXT, REASON, "a1")
    with desk.reading() as session:
        assert text_of(session, KIND, at=clock.at.replace(day=21)) == signed
        assert text_of(session, KIND).version == 2


def test_a_first_signature_meanwhile_does_not_stand_in_the_way_of_a_change(at_counter, manager):
    clerk = at_counter(EditAgreementWizard, manager)
    clerk.fill(WhichAgreement, kind=KIND.value)
    with manager.work("edit_agreement") as session:
        on_record(session, KIND)
    assert clerk.fill(Wording, edition=0, text=TEXT) == []


def test_of_two_who_change_the_same_text_the_second_is_told(at_counter, manager):
    clerk = at_counter(EditAgreementWizard, manager)
    clerk.fill(WhichAgreement, kind=KIND.value)
    with manager.work("edit_agreement") as session:
        session.add(AgreementWording(kind=KIND, version=1, text="别的\n", reason="", request_id="other"))
    (said,) = clerk.fill(Wording, edition=0, text=TEXT)
    assert said == "打开之后，业主承诺又有了新的版本，请离开后重新打开再改"


def test_what_is_not_changed_is_no_version(at_counter, manager):
    clerk = at_counter(EditAgreementWizard, manager)
    clerk.fill(WhichAgreement, kind=KIND.value)
    assert clerk.fill(Wording, edition=0, text=default_text(KIND).text) == ["正文和现行版本一样，没有改动"]


def test_the_same_request_keeps_one_version(manager, at_counter):
    """Design law 1."""
    clerk = at_counter(EditAgreementWizard, manager)
    change(clerk)
    clerk.session.procedure.finish(manager, clerk.session.answers)
    with manager.reading() as session:
        assert len(versions(session, KIND)) == 1


def test_nobody_but_the_manager_keeps_a_text(desk, at_counter):
    clerk = at_counter(EditAgreementWizard, desk)
    clerk.fill(WhichAgreement, kind=KIND.value)
    clerk.fill(Wording, edition=0, text=TEXT)
    clerk.fill(LookedAt, reason=REASON, seen=True)
    with pytest.raises(NotAllowedError):
        clerk.session.procedure.finish(desk, clerk.session.answers)


def test_a_kept_version_is_never_changed(manager, store):
    """GEN-09."""
    with manager.work("edit_agreement") as session:
        session.add(AgreementWording(kind=KIND, version=1, text="甲\n", reason="", request_id="one"))

    def change_it() -> None:
        with manager.work("edit_agreement") as session:
            session.scalars(select(AgreementWording)).one().text = "乙\n"

    with pytest.raises(IntegrityError, match="append only"):
        change_it()


@pytest.mark.parametrize("kind", AgreementKind)
def test_the_own_wording_of_the_program_can_be_kept_as_it_is(kind):
    """GEN-15: only fields that the paper comes with."""
    assert list(faults(default_text(kind).text, FIELDS[kind])) == []


@pytest.mark.parametrize("kind", AgreementKind)
def test_every_field_of_a_kind_has_its_fact_on_the_paper(kind):
    """A missing fact would print as a line to write on."""
    _form, slip = PAPERS[kind]
    assert set(slip.blanks) == set(FIELDS[kind])


def test_a_fact_nobody_knows_is_left_as_a_line_to_write_on():
    clauses = fill(default_text(KIND), {"房号": "3栋2单元501", "业主": ""})
    words = "".join(one.text for one in clauses)
    assert f"3栋2单元501的业主{BLANK}" in words
    assert "{" not in words


@pytest.mark.parametrize("kind", AgreementKind)
def test_every_text_is_shown_as_the_paper_it_makes(kind, manager, tmp_path):
    paper = copied(preview(manager, kind, default_text(kind).text), tmp_path)
    assert PAPERS[kind][0].draw(PAPERS[kind][1]).heading.title in paper
    assert "签名" in paper
