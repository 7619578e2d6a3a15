"""Papers that prove who somebody is: identity numbers, company codes, and how they are masked."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from deskapp.kernel.typed import plain

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_EARLIEST = date(1900, 1, 1)
_USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


class IdKind(StrEnum):
    """The document a number belongs to, named as the clerk reads it."""

    NONE = "未填写"
    RESIDENT = "居民身份证"
    HK_MACAO = "港澳居民居住证"
    TAIWAN = "台湾居民居住证"
    FOREIGNER = "外国人永久居留身份证"
    OLD = "15位旧身份证"
    OTHER = "其他证件"


@dataclass(frozen=True)
class IdNumber:
    """A number as it is kept, what it tells, what looks wrong. Warnings never keep it from being saved."""

    text: str
    kind: IdKind
    born: date | None = None
    sex: str = ""
    """男, 女, or empty where the number does not tell."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A text as it is kept, and what looks wrong with it; the clerk may keep it all the same."""

    text: str
    warnings: tuple[str, ...] = ()


def id_number(text: str, today: date) -> IdNumber:
    """What the typed number of an identity document tells; never an error, since other papers look otherwise.

    18 places: GB 11643 with ISO 7064 MOD 11-2, also the residence permits 81, 82, 83 and the foreigner's
    permanent residence card that starts with 9. The region is not looked up: abolished ones stay valid, and a figure
    of it that was mistyped shows in the last place. 15 places: asks for 18.
    """
    number = re.sub(r"[\s\-]", "", plain(text)).upper()
    if not number:
        return IdNumber("", IdKind.NONE)
    if re.fullmatch("[0-9]{17}[0-9X]", number):
        return _of_18(number, today)
    if re.fullmatch("[0-9]{15}", number):
        return _of_15(number, today)
    if re.fullmatch("[0-9]{13,20}X*", number):
        places = len(number)
        return IdNumber(number, IdKind.OTHER, warnings=(f"身份证号应为 18 位，现在是 {places} 位，请核对",))
    return IdNumber(number, IdKind.OTHER)


def uscc(text: str) -> Checked:
    """A company's unified social credit code (统一社会信用代码, GB 32100: 18 places, MOD 31), as it is kept.

    Warns about another length, letters that do not occur (I O S V Z) and a wrong last place.
    """
    code = re.sub(r"[\s\-]", "", plain(text)).upper()
    if not code:
        return Checked("")
    if len(code) != 18:
        return Checked(code, (f"统一社会信用代码应为 18 位，现在是 {len(code)} 位，请核对",))
    odd = sorted(set(code) - set(_USCC_SIGNS))
    if odd:
        return Checked(code, (f"统一社会信用代码中不会有 {'、'.join(odd)}，请核对",))
    total = sum(_USCC_SIGNS.index(sign) * pow(3, place, 31) for place, sign in enumerate(code[:17]))
    right = _USCC_SIGNS[-total % 31] == code[17]
    return Checked(code, () if right else ("统一社会信用代码末位校验不符，请核对原件",))


def _of_18(number: str, today: date) -> IdNumber:
    kind = _kind(number)
    born = _birth_date(number[6:14])
    warnings = list(_about_birth(born, today))
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    if _CHECKS[total % 11] != number[17]:
        warnings.append("身份证号末位校验不符，请核对原件")
    return IdNumber(number, kind, born, "男" if int(number[16]) % 2 else "女", tuple(warnings))


def _of_15(number: str, today: date) -> IdNumber:
    born = _birth_date(f"19{number[6:12]}")
    warnings = ("这是 15 位旧身份证号，请换填 18 位号码", *_about_birth(born, today))
    return IdNumber(number, IdKind.OLD, born, "男" if int(number[14]) % 2 else "女", warnings)


def _kind(number: str) -> IdKind:
    if number[0] == "9":
        return IdKind.FOREIGNER
    return {"81": IdKind.HK_MACAO, "82": IdKind.HK_MACAO, "83": IdKind.TAIWAN}.get(number[:2], IdKind.RESIDENT)


def _birth_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _about_birth(born: date | None, today: date) -> tuple[str, ...]:
    if born is None:
        return ("身份证号中的出生日期不存在，请核对",)
    if not _EARLIEST <= born <= today:
        return (f"身份证号中的出生日期 {born} 不合常理，请核对",)
    return ()
