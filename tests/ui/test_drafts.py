"""Nothing typed is lost: the draft is kept on every page and while typing, and walked again (GEN-12)."""

import json
from typing import Any

from tests.clerk import type_text
from tests.ui.conftest import Open
from tests.ui.hands import ESC, F7, F8, borrower, press, things, write
from tests.ui.toy import Borrower, Consent, Things, ToyDesk


def test_a_draft_is_kept_shortly_after_typing_and_not_at_every_key(open_wizard: Open, qtbot):
    kept: list[dict[str, Any]] = []
    wizard = open_wizard(keep=kept.append)
    write(wizard, "name", "Zhang Sufen")
    assert kept == []
    qtbot.waitUntil(lambda: bool(kept), timeout=2000)
    assert len(kept) == 1
    assert kept[0]["said"]["Borrower"]["name"] == "Zhang Sufen"
    assert wizard.saved.text() == "草稿已存 14:26"


def test_a_draft_resumes_on_its_page_with_what_was_typed_there(open_wizard: Open, toy_desk: ToyDesk):
    kept: list[dict[str, Any]] = []
    wizard = open_wizard(keep=kept.append)
    borrower(wizard, "租户")
    wizard.page.fill({"called": True})
    wizard.press_main()
    write(wizard, "deposit", "50")
    wizard.keep_draft()
    draft = json.loads(json.dumps(kept[-1]))

    again = open_wizard(draft=draft)
    assert again.page.kind is Things
    assert again.page.said()["deposit"] == "50.00"
    assert again.session.trail == [Borrower, Consent]
    assert again.session.answers.request_id == wizard.session.answers.request_id
    things(again)
    press(F8)
    assert toy_desk.finished == [draft["request_id"]]


def test_a_draft_that_was_ready_to_finish_stands_on_its_last_page(open_wizard: Open, toy_desk: ToyDesk):
    kept: list[dict[str, Any]] = []
    toy_desk.broken = 1
    wizard = open_wizard(keep=kept.append)
    borrower(wizard)
    things(wizard)
    press(F8)
    complete = next(draft for draft in reversed(kept) if "Things" in draft["trail"])
    again = open_wizard(draft=json.loads(json.dumps(complete)))
    assert again.page.kind is Things
    press(F8)
    assert toy_desk.finished == [complete["request_id"]]


def test_going_back_keeps_the_half_filled_page(open_wizard: Open):
    wizard = open_wizard(keep=lambda draft: None)
    borrower(wizard)
    write(wizard, "remark", "轻放")
    press(ESC)
    press(F8)
    assert wizard.page.said()["remark"] == "轻放"


def test_a_pin_is_never_part_of_a_draft(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.barred = True
    kept: list[dict[str, Any]] = []
    wizard = open_wizard(keep=kept.append, authorise=lambda *asked: "密码不对")
    borrower(wizard)
    press(F7)
    assert wizard.objections.panel is not None
    type_text(wizard.objections.panel.pin, "471508")
    wizard.keep_draft()
    assert "471508" not in json.dumps(kept)
