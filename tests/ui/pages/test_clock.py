"""A clock that is behind what the program last knew is said at the sign-in and on the home page, until it is right."""

from datetime import timedelta

import pytest

from deskapp.overview.clock import ADVICE, clock_words
from deskapp.ui.states import MessageBar
from tests.ui.pages.conftest import sign_in


def said(page):
    """What stands in the bars of a page that somebody sees."""
    return [(bar.words, bar.detail) for bar in page.findChildren(MessageBar) if bar.isVisible()]


def test_a_clock_some_hours_behind_is_said_at_the_sign_in_and_on_the_home_page(begin, unit, clock):
    """T28: by how much, and what to do; not only at the first start, and no longer once the clock is right."""
    frame = sign_in(begin())
    assert said(frame.here) == []
    began = clock()
    begin.end()
    clock.pass_by(hours=-3)
    behind = f"电脑时间是 {clock():%Y-%m-%d %H:%M}，比前台上次记录的 {began:%Y-%m-%d %H:%M} 慢 3 小时"
    program = begin()
    assert said(program.window.cover) == [(behind, ADVICE)]
    frame = sign_in(program)
    assert said(frame.here) == [(behind, ADVICE)]
    frame = sign_in(begin.again())
    assert said(frame.here) == [(behind, ADVICE)], "lines of this start came after the clock was set back"
    clock.pass_by(hours=3, minutes=1)
    frame._refresh()
    assert said(frame.here) == []
    program = begin.again()
    assert said(program.window.cover) == []


def test_a_clock_set_back_while_the_window_stands_open_is_said_too(begin, frame, clock):
    """T28: then, and at the next start, though the stop was noted by the wrong clock."""
    clock.pass_by(hours=-1, minutes=-30)
    frame._refresh()
    ((words, _),) = said(frame.here)
    assert words.endswith("慢 1 小时 30 分钟")
    assert said(begin.again().window.cover) == [(words, ADVICE)]


@pytest.mark.parametrize(
    ("behind", "words"),
    [
        (timedelta(), ""),
        (timedelta(minutes=5), ""),
        (timedelta(minutes=5, seconds=1), "慢 5 分钟"),
        (timedelta(hours=26, minutes=7), "慢 1 天 2 小时"),
        (timedelta(days=400), "慢 400 天"),
        (timedelta(hours=-5), ""),
    ],
)
def test_how_far_behind_a_clock_is_in_words(clock, behind, words):
    told, _, _ = clock_words(clock() + behind, clock()).partition("。")
    assert told.endswith(words)
    assert bool(told) == bool(words)
