"""Files and functions stay small enough to be read in one sitting; offenders are named."""

from statistics import median

import pytest

from tests.architecture.tree import PRODUCT, functions, sources


def the_95th_percentile(sizes: list[int]) -> int:
    return sorted(sizes)[int(len(sizes) * 0.95)]


def larger_than(limit: int, sized: list[tuple[str, int]]) -> str:
    """The offenders, one a line; empty where there is none."""
    return "\n".join(f"{name}: {lines} lines" for name, lines in sized if lines > limit)


PARTS = pytest.mark.parametrize("folders", [PRODUCT, ("tests",)], ids=["product", "tests"])


def files(*folders: str) -> list[tuple[str, int]]:
    """Every file with its lines."""
    return [(source.name, source.lines) for source in sources(*folders)]


def written(*folders: str) -> list[tuple[str, int]]:
    """Every function with its lines; a migration is the frozen list of its tables, read once, from top to bottom."""
    return [
        sized
        for source in sources(*folders)
        if not source.name.startswith("db/versions/")
        for sized in functions(source)
    ]


@PARTS
def test_no_file_has_more_than_400_lines(folders):
    offenders = larger_than(400, files(*folders))
    assert not offenders, offenders


def test_one_file_in_twenty_at_most_has_more_than_250_lines():
    sized = files(*PRODUCT)
    assert the_95th_percentile([lines for _, lines in sized]) <= 250, larger_than(250, sized)


def test_half_of_the_files_have_at_most_80_lines():
    assert median(lines for _, lines in files(*PRODUCT)) <= 80


@PARTS
def test_no_function_has_more_than_50_lines(folders):
    offenders = larger_than(50, written(*folders))
    assert not offenders, offenders


def test_one_function_in_twenty_at_most_has_more_than_25_lines():
    sized = written(*PRODUCT)
    assert the_95th_percentile([lines for _, lines in sized]) <= 25, larger_than(25, sized)


def test_half_of_the_functions_have_at_most_8_lines():
    assert median(lines for _, lines in written(*PRODUCT)) <= 8


def test_what_a_procedure_is_takes_less_than_400_lines():
    assert sum(source.lines for source in sources("deskapp/flow")) < 400
