"""PDFium may be in one thread only, whoever asks it for pages."""

from threading import Lock

ONE_AT_A_TIME = Lock()
