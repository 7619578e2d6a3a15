"""How an amount is said to the customer: 九百六十四元三角."""

from deskapp.kernel.money import Money, capitals

SPOKEN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def spoken(amount: Money) -> str:
    """The amount in everyday numerals; 零元 for nothing."""
    if not amount:
        return "零元"
    words = capitals(amount).removeprefix("人民币").removesuffix("整").translate(SPOKEN)
    return words[1:] if words.startswith("一十") else words
