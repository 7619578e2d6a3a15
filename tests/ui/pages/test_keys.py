"""Every key of the program: in the cheat sheet, on no two things at once, and with a reason where it does nothing."""

from PySide6.QtCore import Qt

from deskapp.counter import COUNTER
from deskapp.ui.actions import clashes
from deskapp.ui.icons import letters
from deskapp.ui.pages.cheat_sheet import NAMES
from deskapp.ui.pages.help import HelpPage
from deskapp.ui.pages.places import PLACES
from deskapp.ui.words import say
from tests.ui.hands import press
from tests.ui.pages.conftest import search, sign_in


def told(frame):
    """Every key and its words in the cheat sheet that F1 shows, as they are shown."""
    frame.go("help")
    return {(NAMES.get(key, key), say(words)) for _, keys in frame.here.keys.groups for key, words in keys}


def named(actions):
    return {(NAMES.get(one.key, one.key), say(one.words)) for one in actions if one.key}


def test_every_action_of_the_window_stands_in_the_cheat_sheet(frame):
    assert named(frame.commands) <= told(frame)


def test_every_action_of_every_procedure_stands_in_the_cheat_sheet(begin, unit):
    """Also what a procedure can do and no other."""
    program = begin()
    for name in ("林晓", "高远", "孙敏"):
        frame = sign_in(program, name)
        for offer in frame._places.mine:
            frame.start(offer.name)
            assert frame.here.offer is offer
            assert named(frame.here.wizard.commands) <= told(frame), offer.name
        program.sign_out()


def test_keys_that_many_procedures_have_stand_once(begin, unit):
    """The sound of the reader belongs to every procedure about cards, and is told in one panel."""
    frame = sign_in(begin())
    frame.go("help")
    groups = dict(frame.here.keys.groups)
    assert groups["读卡"] == (("Ctrl+M", "读卡声音，开或关"),)
    assert [title for title, keys in groups.items() if ("Ctrl+M", "读卡声音，开或关") in keys] == ["读卡"]
    alike = [tuple(keys) for keys in groups.values()]
    assert len(set(alike)) == len(alike)


def test_every_key_of_a_page_stands_in_the_cheat_sheet_with_its_page(frame):
    for place in PLACES:
        frame.go(place.name)
        keys = named(frame.here.commands)
        assert {key for key, _ in keys} <= {key for key, _ in told(frame)}
        for key, words in keys:
            assert [said for shown, said in told(frame) if shown == key and said.endswith(f"：{words}")], (key, words)
    search("32501")
    press(Qt.Key.Key_Return)
    assert {words for _, words in named(frame.here.commands)} <= {words.partition("：")[2] for _, words in told(frame)}


def test_no_key_of_the_window_means_another_thing_on_a_page_or_in_a_procedure(frame):
    for place in PLACES:
        frame.go(place.name)
        assert clashes(frame.commands, frame.here.commands) == set()
    frame.start("collect_fees")
    assert clashes(frame.commands, frame.here.wizard.commands) == set()


def test_every_procedure_has_a_code_of_its_own_and_an_icon_that_exists(qapp):
    codes = [offer.code for offer in COUNTER]
    assert len(set(codes)) == len(codes)
    for offer in COUNTER:
        assert offer.icon in letters()


def test_f1_brings_the_keys_up_over_a_procedure_and_escape_goes_back_to_it(frame):
    search("32501")
    press(Qt.Key.Key_F2)
    walk = frame.here
    press(Qt.Key.Key_F1)
    assert isinstance(frame.here, HelpPage)
    press(Qt.Key.Key_Escape)
    assert frame.here is walk


def test_the_manual_is_searched_by_what_stands_in_it(frame):
    frame.go("help")
    frame.here.show_tab("业务手册")
    frame.here.filter.change("验钞")
    assert "collect_fees" in [offer.name for offer, _ in frame.here.manual.shown]
    assert "give_instruction" not in [offer.name for offer, _ in frame.here.manual.shown]


def test_what_somebody_may_not_do_is_refused_with_the_reason(begin, unit):
    frame = sign_in(begin(), "孙敏")
    press(Qt.Key.Key_F2)
    assert frame.commands.reason("collect_fees") == "孙敏 没有“收费”的权限"
    frame.start("collect_fees")
    assert [bar.words for bar in frame.messages.bars()] == ["孙敏 没有“收费”的权限"]


def test_f11_turns_the_whole_screen(begin, unit):
    program = begin()
    sign_in(program)
    press(Qt.Key.Key_F11)
    assert program.window.isFullScreen()
    press(Qt.Key.Key_F11)
    assert not program.window.isFullScreen()
