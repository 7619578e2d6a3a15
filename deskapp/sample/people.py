"""Invented people for the sample community: names drawn from lists, papers and telephones that belong to nobody."""

from datetime import date, timedelta
from random import Random

from deskapp.estate.kinds import CustomerKind
from deskapp.estate.pinyin import initials
from deskapp.estate.records import Customer

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余于杜叶程苏魏吕丁"
    "任卢姚钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙陶贺毛郝顾龚邵万覃武单仇解查"
)
GIVEN = (
    "伟芳娜敏静秀英丽强磊军洋勇艳杰娟涛明超霞平刚桂兰文辉玲红健波斌宇浩凯佳婷雪琳晨欣悦彤萱涵睿哲轩博"
    "瀚泽铭楠琪瑶蕾岚澜翔鹏程昊然一诺子墨沐辰雨桐"
)
RARE = ("刘䶮", "李𬭎", "王𠮷")
COMPANIES = ("云岭", "青禾", "南屏", "晴川", "同心", "百味", "卓越", "小满", "拾光", "鹿鸣")
TRADES = ("便利店", "水果店", "药房", "面馆", "美发店", "洗衣店", "宠物店", "咖啡馆", "文具店", "五金店")
NOWHERE = "100001"
"""An area code that was never given to any place, so that no number can be a real person's."""
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def person(dice: Random, place: int) -> Customer:
    """A private person; `place` counts the people and keeps their numbers apart."""
    name = (
        RARE[place]
        if place < len(RARE)
        else dice.choice(SURNAMES) + "".join(dice.sample(GIVEN, dice.choice((1, 2, 2))))
    )
    born = date(1950, 1, 1) + timedelta(days=dice.randrange(18_000))
    return Customer(
        name=name,
        pinyin=initials(name),
        id_kind="居民身份证",
        id_no=_paper(born, place % 1000),
        phone=f"1990000{place:04d}",
        outside_no=f"K{place:05d}",
    )


def merchant(dice: Random, place: int) -> Customer:
    """A small business that rents or owns a shop."""
    name = f"{dice.choice(COMPANIES)}{dice.choice(TRADES)}"
    return Customer(
        name=name,
        kind=CustomerKind.CORPORATE,
        pinyin=initials(name),
        phone=f"0755-00{place:06d}",
        outside_no=f"S{place:05d}",
    )


def plate(dice: Random) -> str:
    """A plate of a pattern that is not given out: the letter O stands only on old official plates."""
    return (
        "粤O" + "".join(dice.choice("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789") for _ in range(4)) + dice.choice("0123456789")
    )


def _paper(born: date, serial: int) -> str:
    digits = f"{NOWHERE}{born:%Y%m%d}{serial:03d}"
    total = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]
