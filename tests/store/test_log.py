"""Logs say what happened to the program and nothing about anybody (design law 8, T45)."""

import logging

import pytest

from deskapp.store import log
from deskapp.store.log import allowed, logs


def written(place):
    return {file.name: file.read_text("ascii") for file in place.logs.iterdir()}


def test_every_subject_has_its_file(place):
    with logs(place):
        logging.getLogger("deskapp.incident").info("incident %s", "1121-090000-1")
        logging.getLogger("deskapp.store").info("opened")
    said = written(place)
    assert sorted(said) == ["incident.log", "store.log"]
    assert said["incident.log"].endswith(" INFO incident 1121-090000-1\n")


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (
            "incident 1121-090000-1: KeyError at ui/wizard.py:120 go",
            "incident 1121-090000-1: KeyError at ui/wizard.py:120 go",
        ),
        ("张素芬 110105194912310021", "... #######"),
        ("id 11010519491231002X", "id #######"),
        ("13800138000", "#######"),
        ("138 0013 8000", "#######"),
        ("138-0013-8000", "#######"),
        ("6222021234567890123", "#######"),
        ("a\nb\x1b[2J", "a...b...[2J"),
    ],
)
def test_what_may_stand_in_a_log(words, kept):
    assert allowed(words) == kept


def test_of_an_exception_only_its_kind_and_place_are_kept(place):
    with logs(place):
        try:
            raise ValueError("UNIQUE failed: ('张素芬', '13800138000')")
        except ValueError:
            logging.getLogger("deskapp.store").exception("failed")
    said = written(place)["store.log"]
    assert "ERROR failed: ValueError at test_log.py:" in said
    assert "UNIQUE" not in said


def test_logs_turn_over_and_are_let_go(place, monkeypatch):
    monkeypatch.setattr(log, "SIZE", 2000)
    with logs(place):
        for number in range(400):
            logging.getLogger("deskapp.store").info("line %s", number)
    assert len(list(place.logs.iterdir())) == log.KEPT + 1
    assert logging.getLogger("deskapp.store").handlers == []
