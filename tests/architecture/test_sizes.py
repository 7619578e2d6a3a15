"""Files and functions stay small enough to be read in one sitting; offenders are named."""

from statistics import median

import pytest

from tests.architecture.tree import PRODUCT, functions, sources


def the_95th_percentile(sizes: list[int]) -> int:
    return sorted(sizes)[int(len(sizes) * 0.95)]


def larger_than(limit: int, sized: list[tuple[str, int]]) -> str:
    """The offenders, one a line; empty where there is none."""
    return "\n".join(f"{name}: {lines} lines" for name, lines in sized if lines > limit)


FILES = [(source.name, source.lines) for source in sources(*PRODUCT)]
TEST_FILES = [(source.name, source.lines) for source in sources("tests")]
# A migration is the frozen list of its tables; it is read once, from top to bottom.
FUNCTIONS = [
    sized for source in sources(*PRODUCT) if not source.name.startswith("db/versions/") for sized in functions(source)
]
TEST_FUNCTIONS = [sized for source in sources("tests") for sized in functions(source)]


@pytest.mark.parametrize("files", [FILES, TEST_FILES], ids=["product", "tests"])
def test_no_file_has_more_than_400_lines(files):
    offenders = larger_than(400, files)
    assert not offenders, offenders


def test_one_file_in_twenty_at_most_has_more_than_250_lines():
    assert the_95th_percentile([lines for _, lines in FILES]) <= 250, larger_than(250, FILES)


def test_half_of_the_files_have_at_most_80_lines():
    assert median(lines for _, lines in FILES) <= 80


@pytest.mark.parametrize("written", [FUNCTIONS, TEST_FUNCTIONS], ids=["product", "tests"])
def test_no_function_has_more_than_50_lines(written):
    offenders = larger_than(50, written)
    assert not offenders, offenders


def test_one_function_in_twenty_at_most_has_more_than_25_lines():
    assert the_95th_percentile([lines for _, lines in FUNCTIONS]) <= 25, larger_than(25, FUNCTIONS)


def test_half_of_the_functions_have_at_most_8_lines():
    assert median(lines for _, lines in FUNCTIONS) <= 8


def test_what_a_procedure_is_takes_less_than_400_lines():
    assert sum(source.lines for source in sources("deskapp/flow")) < 400
