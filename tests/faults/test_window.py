"""A window killed between any two things it keeps: begun again, the fee ends as one receipt (T01, T13, GEN-12)."""

import json
import subprocess
import sys

import pytest

from deskapp.ledger.kinds import TariffBasis
from tests.faults.test_killed import MOST_SECONDS, ROOT
from tests.fees import bill, draw_book, make_home, make_price, name_company

pytestmark = [
    pytest.mark.linux("each window is forked"),
    pytest.mark.timeout(MOST_SECONDS + 60),
]


@pytest.fixture
def counter(desk, manned_by, place):
    """A folder ready to collect, which nobody has open."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    with manned_by("高远").work("edit_tariffs") as session:
        make_home(session)
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, "2026-11")
    desk.store.close()
    return place


@pytest.fixture
def told(counter):
    """What came of a window that is killed after every thing it keeps."""
    command = [sys.executable, "-m", "tests.faults.window", str(counter.folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_a_window_killed_between_any_two_steps_takes_the_money_once(told):
    """GEN-12: what it said it had kept is there; begun again, it takes up the draft and ends as one printed receipt."""
    *steps, last = told["whole"]
    assert last == "done"
    assert steps[steps.index("collect_fees") :] == ["collect_fees", "log_print"], "with its draft"
    assert told["died"] == steps[:-1], "killed as soon as the money was taken"
    assert len(told["rounds"]) == len(steps) + 1
    for one in told["rounds"]:
        paid, printed = "collect_fees" in one["words"], "log_print" in one["words"]
        numbers = ["0000001"] if paid else []
        assert (one["killed"]["numbers"], one["killed"]["unprinted"]) == (numbers, [] if printed else numbers)
        assert (one["after"]["numbers"], one["after"]["unprinted"]) == (["0000001"], [])
        assert one["again"].count("collect_fees") == (not paid), "what was taken is not taken again"
        assert paid or one["after"]["requests"] == one["killed"]["drafts"], "the draft is taken up, under its request"
        assert one["killed"]["found"] == one["after"]["found"] == []
    (*_, taken, _, died) = (one["killed"] for one in told["rounds"])
    same = ("numbers", "unprinted", "drafts", "found")
    assert [taken[name] for name in same] == [died[name] for name in same]
