"""What every act on a resale asks first: which one."""

from deskapp.flow.step import Step, ask


class WhichResale(
    Step,
    title="转让",
    cues=(
        "要：房号或转让编号。",
        "核对房号、原业主和新业主，再往下办。",
    ),
    say="您好，请问是哪一套房的转让？",
):
    """The resale that is meant."""

    resale: str = ask("转让", help="如 GM2026-0001")
