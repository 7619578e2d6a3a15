"""No act that moves money or ticket numbers is lost, doubled, skipped or left half done (T01, T02, T03).

A sample of `python -m tests.faults --runs 300`: of every procedure one act, with a kill and with a call that fails.
"""

import json
import os
import subprocess
import sys

import pytest

from deskapp.counter import COUNTER
from tests.faults.acts.table import ACTS
from tests.faults.test_killed import ROOT, why_not_traced

MOST_SECONDS = 600
"""What all acts may take on a slow machine; each fork has a deadline of its own."""
NO_MONEY = {
    "prepare_move_in",
    "receive_move_in",
    "inspect_move_in",
    "recheck_defects",
    "agree_move_in",
    "hand_over_keys",
    "complete_move_in",
    "cancel_move_in",
    "move_tenant_in",
    "reprint_receipt",
    "agree_parking",
    "fee_notice",
    "give_instruction",
    "edit_customer",
    "edit_unit",
    "withdraw_instruction",
    "must_know",
    "must_know_quiz",
    "write_later",
    "report_lost",
    "take_back_card",
    "restore_card",
    "cancel_card",
    "change_card_rights",
    "apply_for_cards",
    "agree_to_cards",
    "staff_card",
    "finish_card",
    "card_signature",
    "blank_cards",
    "card_book",
    "card_table",
    "end_parking",
    "print_account",
    "leave_desk",
    "come_back",
    "answer_question",
    "authorise_bank",
    "end_bank",
    "settle_bank",
    "set_tariff",
    "set_rounding",
    "import_roster",
    "edit_facts",
    "edit_agreement",
    "staff_check",
    "hand_out_list",
    "load_list",
    "compare_list",
    "number_format",
    "arrange_doors",
    "open_card_keys",
    "make_card_key",
    "roll_card_key",
    "change_key_passphrase",
    "restore_card_key",
    "change_settings",
    "edit_gates",
    "add_member",
    "change_roles",
    "reset_pin",
    "staff_leave",
    "change_own_pin",
    "note_duty",
    "see_problem",
    "set_roster",
    "read_records",
    "file_renovation",
    "supply_renovation",
    "submit_renovation",
    "review_renovation",
    "notify_renovation",
    "sign_renovation",
    "certify_renovation",
    "issue_passes",
    "extend_renovation",
    "take_back_passes",
    "note_violation",
    "request_inspection",
    "inspect_renovation",
    "archive_renovation",
    "cancel_renovation",
    "print_renovation",
    "sign_papers",
    "release_goods",
    "confirm_release",
    "take_back_release",
    "cancel_release",
    "report_material",
    "receive_resale",
    "complete_resale",
    "hand_over_resale",
    "acknowledge_resale",
    "archive_resale",
    "cancel_resale",
    "start_move_out",
    "confirm_move_out",
    "read_move_out",
    "hand_back_move_out",
    "settle_move_out",
    "finish_move_out",
    "cancel_move_out",
    "file_papers",
    "see_file",
    "place_file",
    "lend_file",
    "return_file",
    "export_file",
    "check_files",
    "take_out_paper",
    "edit_cues",
    "import_calendar",
    "set_workday",
}
"""Procedures that use up no ticket number and move no money of their own."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each act is forked")
@pytest.mark.timeout(MOST_SECONDS + 60)
def test_no_act_is_lost_doubled_skipped_or_half_done():
    """Killed, or let down by the disk: all of it or none, and the same once it is asked again."""
    untraced = ["--untraced"] if why_not_traced() else []
    command = [sys.executable, "-m", "tests.faults", "--sample", *untraced]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=MOST_SECONDS)
    assert done.returncode == 0, done.stderr[-3000:]
    told = json.loads(done.stdout)
    assert {ACTS[name].procedure.name for name in told} == {act.procedure.name for act in ACTS.values()}
    assert {name: wrong for name, wrong in told.items() if wrong} == {}


def test_every_procedure_that_moves_money_is_in_the_table():
    """Whoever adds a procedure says here which it is."""
    offered = {offer.wizard.procedure.name for offer in COUNTER}
    tried = {act.procedure.name for act in ACTS.values()}
    assert offered - tried - NO_MONEY == set()
    assert NO_MONEY & tried == set()
