"""The emulated cards stand alone: what they share with the client that speaks to them would prove nothing."""

from tests.architecture.tree import imports, sources

SHARED = {"deskapp.cards.reader_words", "deskapp.cards.readers", "deskapp.kernel.renaming"}
"""Of the room of cards only the seam and its sentences, for the connection in process; and how a file is renamed."""


def test_no_code_is_shared_with_whoever_speaks_to_cards():
    named = {module for source in sources("deskapp/cards/emulator") for module in imports(source)}
    ours = {module for module in named if module.startswith("deskapp") and "cards.emulator" not in module}
    assert ours == SHARED
