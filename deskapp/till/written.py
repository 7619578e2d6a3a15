"""What is asked of papers that were filled in by hand: their numbers and their date, as they stand there."""

import re
from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem

BETWEEN = re.compile(r"[、，,；;\s]+")


class Written(
    Step,
    title="手写票据",
    cues=(
        "手写只用圆珠笔，不用签字笔和钢笔，各联复写清楚。",
        "按号码顺序开，按号码顺序登记。",
        "写错的整张作废，先登记“作废空白号”。",
    ),
):
    """The numbers on the papers in the order they were written, and the date on them (TICKET-09, 22)."""

    numbers: str = ask("票据号码", help="照票面逐张填写，几张用顿号隔开")
    written_on: date = ask("票面日期", help="手写时填的日期")
    ballpoint: bool = tick("用圆珠笔填写，各联清楚，金额与账上一致")

    def problems(self) -> Iterator[Problem]:
        try:
            self.as_numbers()
        except ValueError as error:
            yield Problem(str(error), "numbers")

    def as_numbers(self) -> tuple[str, ...]:
        """The numbers as they are printed. ValueError for what is none."""
        return tuple(TicketNo.parse(one).code for one in BETWEEN.split(self.numbers.strip()) if one)
