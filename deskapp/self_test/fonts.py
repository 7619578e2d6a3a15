"""The fonts of window and papers: each is there, whole, and has the characters of a receipt."""

from deskapp.printing.fontfile import draws
from deskapp.printing.fonts import HEI, HEI_BOLD, RARE, SONG, SONG_BOLD
from deskapp.self_test.finding import Finding, fine, wrong
from deskapp.self_test.pc import Pc

NAME = "字体"
SAMPLE = "物业服务中心收据壹贰叁¥0123456789（，。）"
RAREST = "𠮷"
WANTED = ((HEI, SAMPLE), (HEI_BOLD, SAMPLE), (SONG, SAMPLE), (SONG_BOLD, SAMPLE), (RARE, RAREST))


def fonts(pc: Pc) -> Finding:
    """Without them papers cannot be drawn."""
    lacking = [file.name for file, words in WANTED if not draws(file, words)]
    if lacking:
        return wrong(NAME, f"字体文件缺少或损坏：{'、'.join(lacking)}", "请重新安装前台，数据不受影响")
    return fine(NAME, f"{len(WANTED)} 个字体文件完好")
