"""deskapp bill: the monthly billing run over all units."""

import argparse

from deskapp.kernel.days import Month
from deskapp.procedures.run_billing.service import bill_month, month_refusals, preview
from deskapp.verbs.door import WHO_WRITES, ask_name, writing
from deskapp.verbs.folder import ask_folder
from deskapp.verbs.typed import month
from deskapp.verbs.verb import CANNOT, DONE, Verb, tell, tell_trouble


def _ask(parser: argparse.ArgumentParser) -> None:
    parser.description = f"月度计费：给全部单元计一个月的费用，已计过的不再计。\n{WHO_WRITES}"
    ask_folder(parser)
    ask_name(parser)
    parser.add_argument("month", metavar="MONTH", type=month, help="月份，例如 2026-11")


def _run(given: argparse.Namespace) -> int:
    billed: Month = given.month
    with writing(given) as desk:
        refused = [refusal.text for refusal in month_refusals(billed, Month.of(desk.today))]
        for words in refused:
            tell_trouble(words)
        if refused:
            return CANNOT
        passed = preview(desk, billed).reasons
        run = bill_month(desk, billed)
    tell(f"{billed.label}已计费 {run.charges} 笔，合计 {run.total}")
    for (item, why), count in sorted(passed.items(), key=lambda one: (one[0][0], one[0][1].value)):
        tell(f"{item}未计 {count} 户：{why.value}")
    return DONE


BILL = Verb("bill", "月度计费", _ask, _run)
