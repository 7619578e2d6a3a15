"""A worker as he is asked for, where a filing is received and where passes are counted out (RENO-07)."""

from deskapp.flow.step import Step, ask, tick


class Worker(Step, title="施工人员"):
    """One worker: identity card copied once, two photos (RENO-07)."""

    name: str = ask("姓名")
    id_no: str = ask("身份证号")
    trade: str = ask("工种")
    phone: str = ask("电话", optional=True)
    photos: int = ask("照片")
    id_copy: bool = tick("身份证复印件", optional=True)
