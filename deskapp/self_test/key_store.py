"""The key of the database: where it lies, that it is found, and that the system's own store of keys works."""

from deskapp.kernel.errors import StoreError
from deskapp.self_test.finding import Finding, fine, reminder, told, wrong
from deskapp.self_test.pc import Pc
from deskapp.store import credentials
from deskapp.store.keys import database_key

NAME = "密钥库"
BESIDE = "密钥放在数据文件夹的 deskapp.key 里"


def key_store(pc: Pc) -> Finding:
    """A trial entry goes into the store, is read back and taken out; the key itself is only read."""
    place = pc.place
    works = credentials.tried()
    if place.has_database:
        try:
            database_key(place)
        except StoreError as error:
            return told(NAME, error)
    if place.key_file.exists() or place.portable:
        return fine(NAME, f"{BESIDE}，请连同数据文件夹一起保管")
    if works:
        return fine(NAME, "系统的凭据库能写、能读、能删")
    if place.has_database:
        return wrong(NAME, "系统的凭据库不能写入", "请检查 Windows 的“凭据管理器”服务是否被停用")
    return reminder(NAME, "这台电脑没有可用的系统凭据库", f"新建小区时{BESIDE}，请连同数据文件夹一起保管")
