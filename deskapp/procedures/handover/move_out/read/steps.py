"""What is asked of the meters when somebody moves out."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.handover.move_out.kinds import Meter
from deskapp.kernel.problems import Problem


class MeterLine(Step, title="表底数"):
    """One meter, as it stands (MOVEOUT-05)."""

    meter: Meter = ask("表别")
    before: str = ask("上次读数", optional=True)
    now: str = ask("迁出底数")
    remark: str = ask("说明", optional=True)


class Meters(
    Step,
    title="迁出底数",
    cues=(
        "要：请客户一起到表前看读数。",
        "逐位核对，客户认可再填。",
        "水表、电表必须抄，燃气由燃气公司收费的注明即可。",
        "换过表的写在说明里。",
    ),
    say="请您和我们一起看一下水表和电表，读数核对好了再结算。",
):
    """What the meters show (MOVEOUT-05)."""

    lines: tuple[MeterLine, ...] = ask("表底数")

    def problems(self) -> Iterator[Problem]:
        meters = [one.meter for one in self.lines if one.meter is not Meter.OTHER]
        if len(meters) != len(set(meters)):
            yield Problem("同一种表只填一行", "lines")
