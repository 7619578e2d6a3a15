"""The number of a bank account as it is typed, and the names of banks as a setting lists them."""

import re

from deskapp.kernel.typed import plain

ACCOUNT = re.compile(r"[0-9]{8,30}")
BETWEEN = re.compile(r"[、，,；;]+")


def account_number(typed: str) -> str:
    """The digits of an account. ValueError with a sentence."""
    bare = re.sub(r"[\s-]", "", plain(typed))
    if not ACCOUNT.fullmatch(bare):
        raise ValueError("账号应为 8 至 30 位数字，请照存折或银行卡核对")
    return bare


def banks(setting: str) -> tuple[str, ...]:
    """The banks whose accounts are accepted (MOVEIN-11)."""
    return tuple(name.strip() for name in BETWEEN.split(setting) if name.strip())
