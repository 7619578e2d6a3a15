"""No act of the counter is lost, doubled, skipped or left half done; put away at any page it is taken up (T01 to T03).

A sample of `python -m tests.faults --runs 300`: each act put away at every page; some killed, with a call that fails.
"""

import json
import subprocess
import sys

import pytest

from deskapp.counter import COUNTER
from tests.faults.acts.table import ACTS, FAMILIES
from tests.faults.test_killed import ROOT, why_not_traced

PARTS = 4
"""Programs that the families are dealt out to, so that there is something to do for every worker of the tests."""
MOST_SECONDS = 600
"""What the acts of a part may take on a slow machine; each fork has a deadline of its own."""
LOOKED_UP = {
    "must_know",
    "must_know_quiz",
    "see_file",
    "reprint_receipt",
    "print_account",
    "card_book",
    "card_table",
    "staff_check",
    "fee_notice",
    "compare_list",
}
"""They keep nothing: they look up and print."""
AT_READER = {"staff_card", "finish_card", "write_later", "number_format"}
"""They wait for a card on the reader; cards are torn at every command in tests/at_reader."""
SECRETS = {
    "add_member",
    "reset_pin",
    "change_own_pin",
    "open_card_keys",
    "make_card_key",
    "roll_card_key",
    "change_key_passphrase",
    "restore_card_key",
    "print_recovery_key",
}
"""What they keep is salted or sealed, and another each time; two rounds cannot be held against each other."""
FILES = {"import_roster", "hand_out_list", "load_list"}
"""They are about a file: a roster is killed in tests/procedures/test_import_roster; lists stand in tests/access."""


@pytest.mark.linux("each act is forked")
@pytest.mark.timeout(MOST_SECONDS + 60)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_act_is_lost_doubled_skipped_or_half_done(part):
    """GEN-12: put away at any page, killed, or let down by the disk, it is all or nothing, and then done once."""
    families = list(FAMILIES)[part::PARTS]
    untraced = ["--untraced"] if why_not_traced() else []
    command = [sys.executable, "-m", "tests.faults", "--sample", "--family", *families, *untraced]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert set(told) == {name for family in families for name in FAMILIES[family]}
    assert {name: wrong for name, wrong in told.items() if wrong} == {}


def test_every_procedure_that_keeps_something_is_in_the_table():
    """Whoever adds a procedure adds its act, or says here why there is none."""
    offered = {offer.wizard.procedure.name for offer in COUNTER}
    tried = {act.procedure.name for act in ACTS.values()}
    spared = LOOKED_UP | AT_READER | SECRETS | FILES
    assert offered - tried == spared
