"""The keys that are open for a shift: in memory only, by technology and version, shut when the shift ends."""

from collections.abc import Mapping

from deskapp.access.keys.errors import NoKeyError
from deskapp.access.keys.paper import KeyName
from deskapp.access.kinds import KeyTechnology
from deskapp.cards.keys import PlainSiteKey, Secret


class KeyRing:
    """Open site keys of the live centre, or of practice mode; never of both."""

    def __init__(self, keys: Mapping[KeyName, Secret], *, practice: bool) -> None:
        self.practice = practice
        self._keys = {name: key for name, key in keys.items() if name.practice is practice}

    def current(self, technology: KeyTechnology) -> PlainSiteKey:
        """The newest key of a technology, with which cards are written. Raises NoKeyError."""
        return self.every(technology)[0]

    def every(self, technology: KeyTechnology) -> tuple[PlainSiteKey, ...]:
        """All versions, the newest first: the order in which a card is tried (cards.md 3.1). Raises NoKeyError."""
        names = sorted((name for name in self._keys if name.technology is technology), key=lambda one: -one.version)
        if not names:
            raise NoKeyError(f"没有打开的 {technology.value} 卡密钥。卡没有改动，请先输入口令或建立密钥")
        return tuple(PlainSiteKey(name.version, self._keys[name], name.practice) for name in names)

    def version(self, technology: KeyTechnology, number: int) -> PlainSiteKey:
        """One version. Raises NoKeyError."""
        found = [key for key in self.every(technology) if key.version == number]
        if not found:
            raise NoKeyError(f"没有第 {number} 版 {technology.value} 卡密钥。卡没有改动，请用纸质备份恢复这一版")
        return found[0]

    @property
    def is_open(self) -> bool:
        """Whether there is any key in it."""
        return bool(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, name: KeyName) -> bool:
        return name in self._keys

    def shut(self) -> None:
        """Forget every key."""
        self._keys.clear()

    def __repr__(self) -> str:
        return f"<key ring of {len(self._keys)}>"
