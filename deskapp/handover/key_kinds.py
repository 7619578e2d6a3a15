"""What is handed out with a unit: keys by what they open, cards, gifts (MOVEIN-27)."""

from enum import Enum


class KeyKind(Enum):
    """What is handed out; the value is what people read."""

    ENTRANCE = "入户门钥匙"
    INNER = "房门钥匙"
    MAILBOX = "信报箱钥匙"
    WATER_BOX = "水表箱钥匙"
    ELECTRICITY_BOX = "电表箱钥匙"
    CARD = "IC卡"
    GIFT = "礼品"
    OTHER = "其他物品"

    @classmethod
    def called(cls, name: str) -> "KeyKind":
        """The kind of a thing by what it is called; 其他物品 for anything that is none of them."""
        return next((one for one in cls if one.value == name.strip()), cls.OTHER)

    @property
    def is_key(self) -> bool:
        """Whether it opens something without a reader."""
        return self.value.endswith("钥匙")

    @property
    def measure(self) -> str:
        """What it is counted in."""
        return "把" if self.is_key else {"IC卡": "张", "礼品": "份"}.get(self.value, "件")
