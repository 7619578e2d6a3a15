"""What is copied or faxed at the desk, the fee item each is taken under, and its name on the receipt."""

from enum import Enum


class CopyKind(Enum):
    A4 = "复印费 A4"
    A3 = "复印费 A3"
    FAX = "市内传真费"
    FAX_FAR = "长途传真费"

    @property
    def item(self) -> str:
        """The code of its fee item; a fax is one of them however far it goes (FEE-T1)."""
        return {CopyKind.A4: "copy_a4", CopyKind.A3: "copy_a3"}.get(self, "fax_local")

    @property
    def piece(self) -> str:
        """What one of it is called."""
        return "张" if self in (CopyKind.A4, CopyKind.A3) else "页"
