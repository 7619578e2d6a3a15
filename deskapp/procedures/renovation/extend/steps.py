"""What is asked when a renovation is extended: what was checked in, by whom, and until when."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling


class CheckedIn(
    Step,
    title="收验",
    cues=("要：两份登记证副本和全部临时出入卡都要交来，当面点清。", "遗失的出入卡先办“交回出入卡”登记遗失。"),
    say="请把登记证副本和工人的出入卡都交给我，写上延期日期再还给您。",
):
    """Both copies of the certificate and all passes that are out, by count (RENO-42)."""

    copies: int = ask("登记证副本", help="份数")
    passes: int = ask("临时出入卡", help="张数")


class NewEnd(
    Step,
    title="延期期限",
    cues=(
        "一次延期最长三个月，从原截止日的次日起算。",
        "延期单打印后，在备案表、登记证、出入卡上写明并盖部门公章。",
        "交还：登记证副本和出入卡，当面点清。",
    ),
    say="请问还要延多久，做到哪一天？",
):
    """Until when, and who asks for it (RENO-43, RENO-44, RENO-47)."""

    asked_by: str = ask("申请人", help="装修负责人")
    new_end_date: date = ask("延期至", help="如 2027-04-15、+30")
    in_file: bool = tick("新日期同时记入装修目录和档案")


STEPS = (WhichFiling, CheckedIn, NewEnd)
