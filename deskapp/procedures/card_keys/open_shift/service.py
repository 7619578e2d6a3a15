"""Opens the site keys for the shift; they stay in the memory of this program until whoever is on duty signs out."""

from collections.abc import Iterator

from deskapp.access import acts
from deskapp.at_reader.keys import Standing, key_station, open_keys, standing
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_keys.steps import KnownPassphrase


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Whether there is anything to open here."""
    if standing(desk) is Standing.NONE:
        yield Refusal("本中心还没有卡密钥，请系统管理员先办“建立卡密钥”")
        return
    try:
        key_station(desk)
    except DeskError as error:
        yield Refusal(error.text)


def finish(desk: Desk, answers: Answers) -> Done:
    """Open them. Raises WrongPassphraseError, NotAllowedError."""
    desk.require(acts.OPEN_KEYS)
    shut = open_keys(desk, answers[KnownPassphrase].passphrase)
    more = f"；有 {shut} 把封存在别的口令下，没有打开" if shut else ""
    return Done("卡密钥", f"卡密钥已打开，退出登录时关闭{more}")


OPEN_CARD_KEYS = Procedure(
    name="open_card_keys",
    title="打开卡密钥",
    act=acts.OPEN_KEYS,
    steps=(KnownPassphrase,),
    check=check,
    finish=finish,
)
