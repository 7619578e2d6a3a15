"""What may be written off, as far as the answers tell."""

from collections.abc import Iterator

from deskapp.kernel.problems import Refusal
from deskapp.procedures.write_off_book.steps import Checked


def unused_are_cut(checked: Checked, unused: int, numbers: str) -> Iterator[Refusal]:
    """Unused numbers are cut before the book goes back, so that nobody can write on them (TICKET-23)."""
    if unused and not checked.cut:
        yield Refusal(f"还有 {unused} 张未使用（{numbers}），请逐张剪角作废并勾选", "TICKET-23")
