"""What passes between reader and card, for the log: headers, lengths, status, and of the data only what is public."""

import logging

TRAFFIC = 5
"""A log level of its own, below DEBUG: it is switched on by name, never along with everything else."""
logging.addLevelName(TRAFFIC, "TRAFFIC")
LOG = logging.getLogger("deskapp.cards")

# Commands whose data names an application, a file or a size; whatever else is sent may hold a key or come near one.
_PUBLIC = {(0xFF, 0xCA), (0xFF, 0xB0)} | {
    (0x90, native) for native in (0x45, 0x5A, 0x60, 0x64, 0x6A, 0x6E, 0x6F, 0xCA, 0xCD, 0xDA, 0xF5, 0xFC)
}


def tell(sent: bytes, answer: bytes) -> None:
    """Log one exchange. Data of commands that are not known to be harmless is told by its length."""
    if not LOG.isEnabledFor(TRAFFIC):
        return
    data = sent[5:]
    told = data.hex() if tuple(sent[:2]) in _PUBLIC else f"[{len(data)}]"
    LOG.log(TRAFFIC, "> %s %s < [%d] %s", sent[:5].hex(), told, max(len(answer) - 2, 0), answer[-2:].hex())
