"""What is asked when somebody's word is sought again: for which slip, and for which day if its own has gone by."""

from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.release.steps import TACT, EmergencyAsked, OwnerAsked, PoliceWitness


class Waiting(Step, title="等确认的放行条", cues=(TACT, "打几次记几次：找谁、什么号码、什么时间、怎么说。")):
    """A slip that waits for the owner's word (RELEASE-08, RELEASE-09)."""

    slip: str = ask("放行条")
    leaving_on: date | None = ask("放行日期", help="原定日期已过的要改", optional=True)


STEPS = (Waiting, OwnerAsked, EmergencyAsked, PoliceWitness)
