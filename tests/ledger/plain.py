"""The ledger in forty plain lines, without a database: what the real one must say after any day."""

from dataclasses import dataclass, field


@dataclass
class Slip:
    """One number of a book: its amount in fen, how much of it in cash, and whether it still stands."""

    number: int
    fen: int
    cash: int
    stands: bool = True
    put_in: int = 0
    """How much of it went to the customer's account; negative where the account paid."""


@dataclass
class PlainTill:
    """A clerk with books of consecutive numbers; every list is in the order in which things were done."""

    books: list[range]
    slips: list[Slip] = field(default_factory=list)
    closed: int = 0
    """How much of `cash` the closings have reckoned with."""
    gone: int = 0
    """What was ordered to be paid back of the account."""

    @property
    def next_number(self) -> int | None:
        numbers = [number for book in self.books for number in book]
        return numbers[len(self.slips)] if len(self.slips) < len(numbers) else None

    def use(self, fen: int, cash: int, put_in: int = 0) -> None:
        """The next number of the books, for so much money; for none, it is spoiled."""
        assert self.next_number is not None
        self.slips.append(Slip(self.next_number, fen, cash, bool(fen), put_in))

    @property
    def total(self) -> int:
        return sum(slip.fen for slip in self.slips if slip.stands)

    @property
    def balance(self) -> int:
        """What lies on the customer's account."""
        return sum(slip.put_in for slip in self.slips if slip.stands) - self.gone

    @property
    def cash(self) -> int:
        return sum(slip.cash for slip in self.slips if slip.stands)
