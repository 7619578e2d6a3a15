"""Whether the number of somebody's paper is looked at once more: one rule for every page that takes one."""

from collections.abc import Iterator
from datetime import date

from deskapp.kernel.people import id_number, uscc
from deskapp.kernel.problems import HEED, Refusal

TAIL = 4
"""So many places tell which number is meant, and no more than a masked one shows (PRIVACY-03)."""
OF_COMPANIES = "9"
"""How the credit code of a company begins, which may be all figures: where somebody rents, that may be a company."""


def second_look(
    whose: str, number: str | None, today: date, rule: str = "", *, company: bool = False
) -> Iterator[Refusal]:
    """A number of a wrong form, or whose last place does not check, goes on once the clerk has seen the paper again.

    Passports and other papers pass, and so does nothing at all; of a `company` it is the credit code. That it was
    seen holds for this number only: another wrong one asks anew.
    """
    code = uscc(number or "")
    found = code if company else id_number(number or "", today)
    if found.warnings and (code.warnings or not code.text.startswith(OF_COMPANIES)):
        words = "；".join(found.warnings)
        yield Refusal(f"{whose}的证件号码（尾号 {found.text[-TAIL:]}）：{words}", rule, HEED)
