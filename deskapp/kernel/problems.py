"""What may be wrong with what was said at the counter. Values, never exceptions: they are shown, not thrown."""

from dataclasses import dataclass

HEED = "heed_warning"
"""The act of whoever goes on in spite of a warning."""


@dataclass(frozen=True)
class Problem:
    """Something the clerk can put right on this page."""

    text: str
    field: str = ""


@dataclass(frozen=True)
class Refusal:
    """A rule that stops the procedure here.

    `rule` is its id in the specification. `override` names the act of the policy table that may let it pass;
    empty when nobody may. A warning is let pass by whoever is on duty, who has read it; that is kept too.
    `matter` is the open matter behind it, where the table of gates let it stand.
    """

    text: str
    rule: str = ""
    override: str = ""
    matter: str = ""

    @property
    def warns(self) -> bool:
        """Whether it only warns."""
        return self.override == HEED
