"""The key of the database: where it lies, that it is found, whether it is on paper; and the system's store of keys."""

from deskapp.audit.recovery import kept_sheet
from deskapp.kernel.errors import StoreError
from deskapp.self_test.finding import Finding, fine, reminder, told, wrong
from deskapp.self_test.pc import Pc, opened
from deskapp.staff.settings import read_settings
from deskapp.store import credentials
from deskapp.store.keys import database_key

NAME = "密钥库"
BESIDE = "密钥放在数据文件夹的 deskapp.key 里"
WITHOUT = "密钥找得到，还没有打印恢复密钥：这台电脑坏了，备份都打不开"
PRINT_IT = "请由管理员或经理在 设置 的 备份 里打印"


def key_store(pc: Pc) -> Finding:
    """A trial entry goes into the store, is read back and taken out; the key itself is only read."""
    place = pc.place
    works = credentials.tried()
    if place.has_database:
        try:
            database_key(place)
        except StoreError as error:
            return told(NAME, error)
        if not _on_paper(pc):
            return reminder(NAME, WITHOUT, PRINT_IT)
    if place.key_file.exists() or place.portable:
        return fine(NAME, f"{BESIDE}，请连同数据文件夹一起保管")
    if works:
        return fine(NAME, "系统的凭据库能写、能读、能删")
    if place.has_database:
        return wrong(NAME, "系统的凭据库不能写入", "请检查 Windows 的“凭据管理器”服务是否被停用")
    return reminder(NAME, "这台电脑没有可用的系统凭据库", f"新建小区时{BESIDE}，请连同数据文件夹一起保管")


def _on_paper(pc: Pc) -> bool:
    """Whether there is a sheet; practice needs none, and a database that cannot be read is another check's matter."""
    try:
        with opened(pc.place) as store, store.reading() as session:
            return read_settings(session).practice or kept_sheet(session) is not None
    except StoreError:
        return True
