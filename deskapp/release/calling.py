"""What stands on the pages of a call before anything is typed: whom the owner's file names, and the number."""

from collections.abc import Mapping

from deskapp.flow.step import Step
from deskapp.release.known import Contact
from deskapp.release.steps import OwnerAsked


def at_hand(kind: type[Step], owner: Contact, emergency: Contact) -> Mapping[str, str]:
    """The name and the number of whoever this page has to ask."""
    if kind is OwnerAsked:
        return {"owner_name": owner.name, "owner_phone": owner.phone}
    return {"emergency_name": emergency.name, "emergency_phone": emergency.phone}
