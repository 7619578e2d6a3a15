"""A counter of its own process: collects five yuan again and again, and says the number once it is kept."""

import sys
from pathlib import Path

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.opening import open_place
from deskapp.procedures.collect_fees.service import COLLECT_FEES
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store.place import Place
from tests.conftest import STARTED


def main(folder: str) -> None:
    """Collect until somebody stops it."""
    store = open_place(Place(Path(folder)), STARTED)
    with store.reading() as session:
        member = session.scalars(select(StaffMember).where(StaffMember.name == "林晓")).one()
        desk = Desk(store, Duty(member.id, member.name, member.roles), lambda: STARTED)
    while True:
        walk = Session(COLLECT_FEES, desk)
        walk.submit(Payer, {"room": "3-2-501"})
        walk.submit(Items, {"amount": "5"})
        walk.submit(Confirm, {"total": "5", "confirmed": True})
        walk.submit(Collect, {"ways": [{"method": "现金", "amount": "5"}], "tendered": "5"})
        done = walk.finish()
        assert isinstance(done, Done), done
        sys.stdout.write(f"{done.number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
