"""Long answers of a DESFire card, a frame at a time."""

from deskapp.cards.emulator.processor import Conversation, Processor
from deskapp.cards.emulator.refusal import Status, need


def in_frames(card: Processor, answer: bytes) -> Conversation:
    """Give an answer away in frames of the size this generation uses."""
    size = card.chip.model.frame
    while len(answer) > size:
        more = yield answer[:size]
        need(not more, Status.LENGTH)
        answer = answer[size:]
    return answer
