"""What every act on a filing asks first: which one."""

from deskapp.flow.step import Step, ask


class WhichFiling(Step, title="装修备案", cues=("核对房号、业主和装修单位，再往下办。",)):
    """The filing that is meant."""

    filing: str = ask("备案", help="如 ZX2026-0001；备案号或房号")
