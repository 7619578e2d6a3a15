"""No test waits for ever: whatever it starts or waits for has a deadline."""

import ast

from tests.architecture.tree import Source, sources

STARTS = {"run", "call", "check_call", "check_output"}
WAITS = {"wait", "join", "communicate"}
"""Methods of processes, threads and barriers that without a time wait for ever."""


def endless(source: Source) -> list[str]:
    """The calls of a file that have no deadline."""
    return [
        f"{source.name}:{node.lineno}"
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and _endless(node)
    ]


def _endless(call: ast.Call) -> bool:
    if not isinstance(call.func, ast.Attribute):
        return False
    of = call.func.value.id if isinstance(call.func.value, ast.Name) else ""
    timed = "timeout" in {word.arg for word in call.keywords}
    if of == "subprocess" and call.func.attr in STARTS:
        return not timed
    return call.func.attr in WAITS and not call.args and not timed


def test_everything_a_test_waits_for_has_a_deadline():
    assert [place for source in sources("tests") for place in endless(source)] == []


def test_a_wait_without_a_deadline_is_found():
    waits = "subprocess.run(command)\nthread.join()\nprocess.communicate()\nbarrier.wait()"
    good = (
        "subprocess.run(command, timeout=5)\nthread.join(5)\n', '.join(words)\nqtbot.wait(5)\nprocess.wait(timeout=5)"
    )
    assert endless(Source("x", waits)) == ["x:1", "x:2", "x:3", "x:4"]
    assert endless(Source("x", good)) == []
