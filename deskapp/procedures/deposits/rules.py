"""Which deposit is meant, and what of it is to be seen at the counter; decided from plain values."""

from collections.abc import Iterator, Sequence

from deskapp.kernel.problems import Refusal


def one_meant(words: str, receipts: Sequence[str]) -> Iterator[Refusal]:
    """Exactly one deposit is meant by these words; of several the receipts are named: each is its own (RENO-62)."""
    if not receipts:
        yield Refusal(f"没有找到“{words}”的押金，请核对收据号、房号或付款人", "RENO-62")
    elif len(receipts) > 1:
        numbers = "、".join(receipts)
        yield Refusal(f"“{words}”有 {len(receipts)} 笔押金，收据 {numbers}，请填写收据号", "RENO-62")


def of_a_filing(filing: str) -> Iterator[Refusal]:
    """A deposit of a renovation is paid back on its filing, where inspection, passes and papers stand (RENO-62)."""
    if filing:
        yield Refusal(f"这是装修备案 {filing} 的保证金，请按 F7 到“退装修保证金”办理", "RENO-62")


def seen(*, receipt: bool, certificate: bool, needs_certificate: bool, statement: bool) -> tuple[str, ...]:
    """What was looked at, as the order prints it (RENO-54)."""
    found = ("收据原件" if receipt else "", "登记证原件" if needs_certificate and certificate else "")
    return (*(one for one in found if one), *(("遗失说明",) if statement else ()), "身份证件")


def missing(*, receipt: bool, certificate: bool, needs_certificate: bool) -> str:
    """Which originals are not there, in words; empty if none is missing."""
    lost = ["" if receipt else "收据", "登记证" if needs_certificate and not certificate else ""]
    return "、".join(one for one in lost if one)
