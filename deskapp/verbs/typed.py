"""Days and months as they are typed behind a verb."""

import argparse
from datetime import date

from deskapp.desk import china_now
from deskapp.kernel.days import Month, read_date


def day(text: str) -> date:
    """2026-11-21, 1121, 今天, 昨天. Raises what the parser tells as a complaint."""
    try:
        return read_date(text, china_now().date())
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong


def month(text: str) -> Month:
    """2026-11, 202611. Raises what the parser tells as a complaint."""
    try:
        return Month.parse(text)
    except ValueError as wrong:
        raise argparse.ArgumentTypeError(str(wrong)) from wrong
