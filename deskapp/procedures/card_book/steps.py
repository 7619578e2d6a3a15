"""What is asked to print the card register: from which day to which."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem


class BookDays(Step, title="起止日期", cues=("打印后请领卡人在签收栏签名。", "签完到“补签发卡登记”里登记。")):
    """Both days included."""

    first: date = ask("从")
    last: date = ask("到")

    def problems(self) -> Iterator[Problem]:
        if self.last < self.first:
            yield Problem("止日不能早于起日", "last")
