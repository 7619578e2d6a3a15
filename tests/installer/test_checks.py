"""`installer test` runs its checks in order and stops at the first that fails."""

import sys

from installer.checks import Check, all_checks, run_all


def check(name: str, program: str) -> Check:
    return Check(name, "it ends well", (sys.executable, "-c", program))


def test_checks_run_in_order_and_say_so(capfd):
    assert run_all((check("one", "print('first')"), check("two", "print('second')"))) == 0
    printed = capfd.readouterr().out.splitlines()
    heads = [line.split(" in ")[0] for line in printed if line]
    assert heads == ["== one: it ends well", "first", "== one: ok", "== two: it ends well", "second", "== two: ok"]


def test_the_first_failure_ends_the_run(capfd):
    assert run_all((check("one", "raise SystemExit(3)"), check("two", "print('never')"))) == 1
    printed = capfd.readouterr().out
    assert "== one: FAILED after" in printed
    assert "(exit code 3)" in printed
    assert "two" not in printed


def test_checks_see_no_window_and_nobody_to_ask(capfd):
    look = "import os, sys; print(os.environ['QT_QPA_PLATFORM'], repr(sys.stdin.read()))"
    run_all((check("look", look),))
    assert "offscreen ''" in capfd.readouterr().out


def test_everything_promised_is_checked_and_pytest_comes_last():
    assert [check.name for check in all_checks()] == ["lint", "format", "types", "walls", "sizes", "tests"]
