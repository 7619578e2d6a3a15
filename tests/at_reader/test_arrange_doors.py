"""Door groups and their doors: set up and changed by a lead, never deleted, bare and by keys."""

import pytest
from PySide6.QtTest import QTest

from deskapp.access.doors import groups
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.procedures.doors.arrange.service import ARRANGE_DOORS
from deskapp.procedures.doors.arrange.steps import Arranged, WhichGroup
from deskapp.procedures.doors.arrange.wizard import ArrangeDoorsWizard
from deskapp.procedures.doors.choosing.wizard import GroupPage
from deskapp.ui.fields import LineField
from tests.access.conftest import lead
from tests.access.hands import access, issued
from tests.at_reader.hands import press

__all__ = ["lead"]


def arrange(desk, group, **said):
    walk = Session(ARRANGE_DOORS, desk)
    assert walk.submit(WhichGroup, {"group": group}) == ()
    return walk, walk.submit(Arranged, {"name": group, "doors": "东门、西门"} | said)


def known(desk):
    with desk.reading() as session:
        return [
            (one.number, one.name, one.gate, one.active, [(door.name, door.active) for door in one.doors])
            for one in groups.groups(session, active=False)
        ]


def test_a_group_is_set_up_with_its_doors_and_again_changes_nothing(lead):
    walk, wrong = arrange(lead, "3栋大堂")
    assert wrong == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.words == "门组“3栋大堂”2 个门：东门、西门"
    assert walk.finish() == done
    assert known(lead) == [(1, "3栋大堂", False, True, [("东门", True), ("西门", True)])]


def test_a_door_that_is_not_named_any_more_goes_out_of_use_and_comes_back(lead):
    arrange(lead, "3栋大堂")[0].finish()
    arrange(lead, "1", name="3栋", doors="西门，天台")[0].finish()
    assert known(lead) == [(1, "3栋", False, True, [("东门", False), ("西门", True), ("天台", True)])]
    arrange(lead, "3栋", doors="东门;西门;天台")[0].finish()
    assert all(active for _, active in known(lead)[0][4])


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"name": "地库"}, "已经有叫“地库”的门组"),
        ({"doors": "东门、东门"}, "不能重复"),
        ({"doors": "、"}, "至少一个门"),
        ({"name": "12"}, "不能只是数字"),
    ],
)
def test_names_are_told_apart(lead, said, words):
    arrange(lead, "3栋大堂")[0].finish()
    arrange(lead, "地库", doors="入口", gate=True)[0].finish()
    (stop,) = arrange(lead, "3栋大堂", **said)[1]
    assert words in stop.text


def test_a_group_that_cards_open_stays_in_use(desk, home, lead):
    arrange(lead, "3栋大堂")[0].finish()
    arrange(lead, "地库", doors="入口", gate=True)[0].finish()
    issued(desk, home.owner, grants=(access(doors=(1,)),))
    (stop,) = arrange(lead, "3栋大堂", off=True)[1]
    assert stop.text == "还有 1 张卡能开“3栋大堂”，不能停用"
    walk, wrong = arrange(lead, "地库", doors="入口", gate=True, off=True)
    assert wrong == ()
    walk.finish()
    assert [one[3] for one in known(lead)] == [True, False]


def test_a_clerk_sets_up_no_doors(desk):
    """ROLE-02."""
    walk, _ = arrange(desk, "3栋大堂")
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_a_group_is_chosen_from_the_list_and_gets_a_door(lead, qtbot, look_on):
    arrange(lead, "3栋大堂")[0].finish()
    wizard = ArrangeDoorsWizard(lead)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    assert isinstance(wizard.page, GroupPage)
    wizard.page.groups.table.opened.emit(0)
    assert wizard.page.said()["doors"] == "东门、西门"
    field = wizard.page.editors["doors"].widget
    assert isinstance(field, LineField)
    field.change("东门、西门、北门")
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    assert [name for name, _ in known(lead)[0][4]] == ["东门", "西门", "北门"]
