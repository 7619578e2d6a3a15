"""What is allowed with the site keys (cards.md 6): a passphrase worth guessing, and sheets that make the key again."""

from collections.abc import Iterator

from deskapp.access.keys.sealing import weakness
from deskapp.flow.procedure import Answers
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_keys.steps import NewPassphrase


def weak(answers: Answers) -> Iterator[Refusal]:
    """A new passphrase that a guesser would soon have."""
    if NewPassphrase in answers and (words := weakness(answers[NewPassphrase].passphrase.reveal())):
        yield Refusal(words)
