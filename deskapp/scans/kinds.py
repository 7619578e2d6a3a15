"""What a scan may be, and the sentences for what it may not be."""

from enum import Enum

from deskapp.kernel.errors import DeskError


class ScanKind(Enum):
    """What lies in the vault; the value is what people read."""

    JPEG = "图片"
    PDF = "PDF 文件"


class ScanError(DeskError):
    """A picture that cannot be taken in, or not be shown. What was there before is as it was."""

    code = "E-SCAN-00"
