"""Takes the steps of the tour one after the other, whatever becomes of each, and tells what became of them."""

from collections.abc import Iterator, Sequence
from time import perf_counter

from deskapp.kernel.errors import DeskError
from deskapp.tour.eyes import TourError
from deskapp.tour.record import Step, Taken
from deskapp.tour.stage import Stage

MISTAKES = (AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
"""Errors that nobody words for a clerk: mistakes of the program or of the tour itself."""


def take(stage: Stage, steps: Sequence[Step]) -> Iterator[Taken]:
    """Every step in its order; one that needs a step that failed is not taken, and counts as failed."""
    failed: dict[str, str] = {}
    for step in steps:
        missing = [failed[name] for name in step.needs if name in failed]
        taken = _not_taken(step, missing) if missing else _take(stage, step)
        if not taken.ok:
            failed[step.name] = step.title
        yield taken


def _take(stage: Stage, step: Step) -> Taken:
    began, stage.keystrokes = perf_counter(), None
    if step.at:
        stage.move_clock(*step.at)
    words = _trouble(stage, step)
    documents = stage.new_documents()
    seconds = round(perf_counter() - began, 2)
    if words:
        stage.recover()
    return Taken(step.name, step.title, step.procedure, seconds, tuple(documents), not words, words, stage.keystrokes)


def _trouble(stage: Stage, step: Step) -> str:
    """What went wrong with the step in words; empty where nothing did, and no alarm is in sight."""
    try:
        step.does(stage)
        stage.rest()
    except (TourError, DeskError) as error:
        return str(error)
    except MISTAKES as error:
        return f"{type(error).__name__}: {error}"
    return "；".join(stage.alarms())


def _not_taken(step: Step, missing: list[str]) -> Taken:
    words = f"没有做，因为没有成：{'、'.join(missing)}"
    return Taken(step.name, step.title, step.procedure, 0.0, (), False, words)
