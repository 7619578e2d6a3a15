"""Whose account it is about, as every procedure of accounts asks it first."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.rooms import RoomNo


class Whose(Step, title="客户"):
    """A unit and the customer whose money lies there. A procedure makes a step of its own of it."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    holder: str = ask("户名", help="不填为现在的业主", optional=True)
