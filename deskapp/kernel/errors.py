"""Trouble with the world around the program, each told in one sentence a clerk can act on."""


class DeskError(Exception):
    """What happened, what is safe, what to do. `code`, such as E-PRN-03, is what the clerk reads out on the phone."""

    code = "E-000"

    def __init__(self, text: str, code: str = "") -> None:
        super().__init__(text)
        self.text = text
        if code:
            self.code = code

    def __str__(self) -> str:
        return f"{self.text}（{self.code}）"


class StoreError(DeskError):
    """The database file, its key, its disk or its copy."""

    code = "E-DB-00"


class PrintError(DeskError):
    """The printer or the print queue. What was to be printed is kept."""

    code = "E-PRN-00"


class NotAllowedError(DeskError):
    """The person on duty may not do this; the policy table says who may."""

    code = "E-ROLE-01"
