"""The settings these rules go by (specification 5.1), as anything that has them hands them in."""

from typing import Protocol

from deskapp.kernel.money import Money


class CardSettings(Protocol):
    """`deskapp.staff.settings.Settings` has them all."""

    @property
    def card_cost(self) -> Money: ...

    @property
    def card_years_owner(self) -> int: ...

    @property
    def card_years_tenant(self) -> int: ...

    @property
    def card_years_merchant(self) -> int: ...

    @property
    def card_years_staff(self) -> int: ...

    @property
    def card_free_replacement_months(self) -> int: ...

    @property
    def card_limit_per_unit(self) -> int: ...

    @property
    def card_classic_months(self) -> int: ...
