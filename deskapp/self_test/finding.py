"""What a check of the self-test found, in words a clerk can act on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from deskapp.kernel.errors import DeskError


class Outcome(Enum):
    """How it stands. A reminder is nothing that keeps anybody from working."""

    FINE = "正常"
    REMINDER = "提醒"
    WRONG = "异常"


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, how it stands, what was seen, and what to do where that is not well."""

    what: str
    outcome: Outcome
    seen: str
    advice: str = ""

    def __str__(self) -> str:
        return f"{self.outcome.value}　{self.what}：{self.seen}{f'。{self.advice}' if self.advice else ''}"


def fine(what: str, seen: str) -> Finding:
    """All is well."""
    return Finding(what, Outcome.FINE, seen)


def reminder(what: str, seen: str, advice: str = "") -> Finding:
    """Good to know; work goes on without it."""
    return Finding(what, Outcome.REMINDER, seen, advice)


def wrong(what: str, seen: str, advice: str) -> Finding:
    """Something must be done about it."""
    return Finding(what, Outcome.WRONG, seen, advice)


def told(what: str, error: DeskError) -> Finding:
    """What a DeskError says: what happened, and behind its last full stop what to do."""
    seen, _, advice = error.text.rpartition("。")
    return wrong(what, seen or advice, f"{advice if seen else '请联系管理员'}（{error.code}）")


def verdict(findings: Iterable[Finding]) -> str:
    """How many things are wrong, in one sentence."""
    count = sum(one.outcome is Outcome.WRONG for one in findings)
    return f"自检发现 {count} 个问题，请按各行的说明处理" if count else "自检没有发现问题"
