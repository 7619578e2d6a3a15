"""Seals the site keys under another passphrase; keys, cards and paper stay as they are."""

from collections.abc import Iterator

from deskapp.access import acts
from deskapp.access.keys.opening import change_passphrase, open_ring
from deskapp.access.keys.sealing import weakness
from deskapp.at_reader.keys import Standing, key_station, standing
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_keys.passphrase.steps import ChangedPassphrase


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether there are keys, and whether the new passphrase will do; the old one is tried by the finish."""
    if standing(desk) is Standing.NONE:
        yield Refusal("本中心还没有卡密钥，没有口令可改")
        return
    try:
        key_station(desk)
    except DeskError as error:
        yield Refusal(error.text)
    if ChangedPassphrase in answers and (words := weakness(answers[ChangedPassphrase].passphrase.reveal())):
        yield Refusal(words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Every key that the old passphrase opens. Raises WrongPassphraseError; nothing was changed then."""
    asked, place = answers[ChangedPassphrase], desk.store.place
    with desk.work(acts.MANAGE_KEYS) as session:
        station = key_station(desk)
        change_passphrase(session, place, asked.old.reveal(), asked.passphrase.reveal())
        ring = open_ring(session, place, asked.passphrase.reveal())
    station.ring = ring
    return Done("密钥口令", "密钥口令已改好，下次打开卡密钥用新口令")


CHANGE_KEY_PASSPHRASE = Procedure(
    name="change_key_passphrase",
    title="更改密钥口令",
    act=acts.MANAGE_KEYS,
    steps=(ChangedPassphrase,),
    check=check,
    finish=finish,
)
