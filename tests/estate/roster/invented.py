"""Invented residents: names from two short lists, identity numbers whose check digit is right, nobody real."""

from itertools import cycle

FAMILY = "甘温柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常"
GIVEN = ("棠", "予安", "知夏", "亦舟", "清和", "书言", "若水", "南乔", "景行", "明朗", "小满", "疏影")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def name(number: int) -> str:
    """The name of the resident of that number."""
    return FAMILY[number % len(FAMILY)] + GIVEN[number // len(FAMILY) % len(GIVEN)]


def id_no(number: int) -> str:
    """An identity number with a right check digit, in a region code that is not in use."""
    body = f"110199{1950 + number % 50}{1 + number % 12:02d}{1 + number % 28:02d}{number % 1000:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def phone(number: int) -> str:
    """A mobile number of a range no operator has given out."""
    return f"1990000{number % 10000:04d}"


def plate(number: int) -> str:
    """A number plate."""
    letter = next(letter for letter, turn in zip(cycle("ABCDEFGH"), range(8), strict=False) if turn == number % 8)
    return f"粤{letter}{number % 100000:05d}"
