"""Why the reading child gives a file up: a code of errors.py and its particular, to be put into words by the parent."""


class RefusedError(Exception):
    """Ends the reading of a file. `code` is one of E-IMP-01 to E-IMP-12, `what` a few Chinese words."""

    def __init__(self, code: str, what: str = "") -> None:
        super().__init__(code, what)
        self.code = code
        self.what = what
