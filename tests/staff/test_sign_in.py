"""Guessing a PIN gets slower and slower, whatever is done to program or clock; every attempt is kept (T30)."""

from contextlib import closing

import pytest
from argon2 import Type
from sqlalchemy import func, select

from deskapp.opening import open_place
from deskapp.staff import sign_in as room
from deskapp.staff.pins import hash_pin
from deskapp.staff.records import SignIn, StaffMember
from deskapp.staff.sign_in import SignInError, sign_in
from deskapp.staff.team import reset_pin, set_active
from tests.conftest import PIN, STRONG

NAME = "林晓"


def wrong(store, clock, times=1, name=NAME):
    """Guess, and say what came of the last one."""
    for _ in range(times):
        with pytest.raises(SignInError) as told:
            sign_in(store, name, "999999", clock())
    return told.value


def attempts(store, **where):
    with store.reading() as session:
        return session.scalar(select(func.count(SignIn.id)).filter_by(**where))


def test_the_right_pin_signs_in(store, clock):
    duty = sign_in(store, f" {NAME} ", PIN, clock())
    assert duty.name == NAME
    assert attempts(store, good=True) == 1


def test_a_wrong_pin_and_an_unknown_name_say_the_same(store, clock):
    assert str(wrong(store, clock)) == str(wrong(store, clock, name="不存在"))
    assert attempts(store, good=False) == 2


def test_after_five_failures_even_the_right_pin_must_wait(store, clock):
    assert wrong(store, clock, 5).code == "E-PIN-01"
    with pytest.raises(SignInError, match="请 16 秒后再试"):
        sign_in(store, NAME, PIN, clock())
    clock.pass_by(seconds=16)
    assert sign_in(store, NAME, PIN, clock()).name == NAME


def test_a_good_sign_in_forgives_what_was_before(store, clock):
    wrong(store, clock, 4)
    sign_in(store, NAME, PIN, clock())
    assert wrong(store, clock, 4).code == "E-PIN-01"


def test_three_hundred_guesses_in_an_hour_are_twelve(store, clock, monkeypatch):
    looked_at = []

    def fits(kept, pin):
        looked_at.append(pin)
        return False

    monkeypatch.setattr(room, "pin_fits", fits)
    for guess in range(300):
        with pytest.raises(SignInError):
            sign_in(store, NAME, f"{guess:06d}", clock())
        clock.pass_by(seconds=12)
    assert len(looked_at) == 12
    assert attempts(store, good=False) == 300


def test_the_delay_doubles_up_to_an_hour(store, clock, monkeypatch):
    monkeypatch.setattr(room, "pin_fits", lambda kept, pin: False)
    wrong(store, clock, 4)
    delays = []
    for _ in range(11):
        wrong(store, clock)
        with store.reading() as session:
            member = session.scalars(select(StaffMember).where(StaffMember.name == NAME)).one()
            delays.append((member.locked_until - clock()).total_seconds())
        clock.at = member.locked_until
    assert delays == [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_starting_the_program_again_does_not_shorten_the_delay(store, clock, place):
    wrong(store, clock, 5)
    store.close()
    with closing(open_place(place, clock())) as again, pytest.raises(SignInError, match="E-PIN-02"):
        sign_in(again, NAME, PIN, clock())


def test_a_clock_set_back_does_not_shorten_the_delay(store, clock):
    wrong(store, clock, 5)
    clock.pass_by(days=-1)
    with pytest.raises(SignInError, match="E-PIN-02"):
        sign_in(store, NAME, PIN, clock())


def test_a_new_pin_from_the_administrator_ends_the_delay(store, clock, manned_by):
    wrong(store, clock, 5)
    with manned_by("管理员").work("manage_staff") as session:
        reset_pin(session, session.scalars(select(StaffMember).where(StaffMember.name == NAME)).one(), "730264")
    assert sign_in(store, NAME, "730264", clock()).name == NAME


def test_somebody_who_left_cannot_sign_in(store, clock, manned_by):
    with manned_by("管理员").work("manage_staff") as session:
        set_active(session, session.scalars(select(StaffMember).where(StaffMember.name == NAME)).one(), False)
    with pytest.raises(SignInError, match="E-PIN-01"):
        sign_in(store, NAME, PIN, clock())


def test_the_program_hashes_slowly_enough():
    """Argon2id with at least what OWASP asks of a counter PC: 19 MiB, two rounds."""
    assert (STRONG.type, STRONG.memory_cost >= 19 * 1024, STRONG.time_cost >= 2) == (Type.ID, True, True)


@pytest.mark.parametrize("pin", ["47150", "12345", "123456", "654321", "111111", "121212", "888888", "Password"])
def test_an_easy_pin_is_refused(pin):
    with pytest.raises(ValueError, match="密码"):
        hash_pin(pin)


def whole(row):
    """Everything in a row; a row shown by itself leaves out the middle of long words."""
    return " ".join(map(str, tuple(row)))


def test_no_pin_is_kept_or_journaled_as_it_is(store, clock, place):
    with store.engine.connect() as raw:
        kept = [whole(row) for row in raw.exec_driver_sql("SELECT * FROM staff_member")]
        journal = [whole(row) for row in raw.exec_driver_sql("SELECT * FROM journal WHERE table_name = 'staff_member'")]
    assert all("$argon2id$" in row and PIN not in row for row in kept)
    assert journal
    assert not any("$argon2id$" in row or PIN in row for row in journal)
