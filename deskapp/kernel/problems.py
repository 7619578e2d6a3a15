"""What may be wrong with what was said at the counter. Values, never exceptions: they are shown, not thrown."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """Something the clerk can put right on this page."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Refusal:
    """A rule that stops the procedure here.

    `rule` is its id in the specification. `override` names the act of the policy table that may let it pass;
    empty when nobody may.
    """

    text: str
    rule: str = ""
    override: str = ""
