"""What is left readable of personal data on a screen (PRIVACY-03)."""

import re


def masked_id(number: str) -> str:
    """110105********002X; of shorter documents the first place and the last two."""
    return _kept(number, 6, 4) if len(number) >= 15 else _kept(number, 1, 2)


def masked_phone(number: str) -> str:
    """138****5678; 0755-****5678 keeps the area code; of several numbers in one text each is masked."""
    return re.sub(r"(\+[0-9]{1,3} |0[0-9]{2,3}-)?([0-9]+)", _masked_digits, number)


def masked_account(number: str) -> str:
    """***************1234: only the last four places of a bank account, without its blanks."""
    return _kept(re.sub(r"\s", "", number), 0, 4)


def masked_name(name: str) -> str:
    """张*, 欧***: only the first character."""
    return _kept(name.strip(), 1, 0)


def _masked_digits(found: re.Match[str]) -> str:
    code, digits = found[1] or "", found[2]
    return code + (_kept(digits, 3, 4) if len(digits) >= 10 else _kept(digits, 0, 4))


def _kept(text: str, head: int, tail: int) -> str:
    """The first and last characters, a star for each other; all stars if nothing would be hidden."""
    hidden = len(text) - head - tail
    return text[:head] + "*" * hidden + text[head + hidden :] if hidden > 0 else "*" * len(text)
