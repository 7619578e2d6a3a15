"""`installer test` runs its checks in order and stops at the first that fails."""

import sys
import time
from dataclasses import replace

from installer.checks import Check, all_checks, run_all
from tests.installer.checkout import LONGEST


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


def test_what_runs_aside_begins_first_and_is_told_of_in_its_turn(capfd, tmp_path):
    begun = tmp_path / "begun"
    aside = f"from pathlib import Path; Path({str(begun)!r}).touch(); print('beside')"
    wait = f"import os, time\nwhile not os.path.exists({str(begun)!r}): time.sleep(0.01)\nprint('first')"
    assert run_all((check("one", wait), replace(check("two", aside), aside=True))) == 0
    printed = [line.split(" in ")[0] for line in capfd.readouterr().out.splitlines() if line]
    assert printed == ["== one: it ends well", "first", "== one: ok", "== two: it ends well", "beside", "== two: ok"]


def test_what_fails_aside_fails(capfd):
    assert (
        run_all((replace(check("one", "raise SystemExit('because')"), aside=True), check("two", "print('never')"))) == 1
    )
    printed = capfd.readouterr().out
    assert "because" in printed
    assert "== one: FAILED after" in printed
    assert "two" not in printed


def test_what_runs_aside_ends_with_a_check_that_fails(capfd):
    began = time.monotonic()
    long = f"import time; time.sleep({LONGEST})"
    assert run_all((check("one", "raise SystemExit(3)"), replace(check("two", long), aside=True))) == 1
    assert time.monotonic() - began < LONGEST
    assert "two" not in capfd.readouterr().out


def test_checks_see_no_window_and_nobody_to_ask(capfd):
    look = "import os, sys; print(os.environ['QT_QPA_PLATFORM'], repr(sys.stdin.read()))"
    run_all((check("look", look),))
    assert "offscreen ''" in capfd.readouterr().out


def test_everything_promised_is_checked_and_pytest_comes_last():
    assert [check.name for check in all_checks()] == ["lint", "format", "walls", "sizes", "types", "tests"]
