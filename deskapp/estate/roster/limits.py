"""Limits a process lays on itself before it opens a stranger's file: memory and computing time."""

import sys

MEMORY = 512 * 1024 * 1024
SECONDS = 60


def limit_this_process(memory: int = MEMORY, seconds: int = SECONDS) -> None:
    """From here on this process gets at most `memory` bytes and `seconds` of computing; beyond that the system ends it.

    Raises OSError where the system refuses the limit.
    """
    if sys.platform == "win32":
        _limit_by_job(memory, seconds)
    else:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_TIME = 0x2
    _PROCESS_MEMORY = 0x100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x400
    _EXTENDED_LIMIT_INFORMATION = 9
    _TICKS_A_SECOND = 10_000_000

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", wintypes.LARGE_INTEGER),
            ("PerJobUserTimeLimit", wintypes.LARGE_INTEGER),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_ulonglong * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _limit_by_job(memory: int, seconds: int) -> None:
        """Put this process into a job of its own. The handle is left open: the job lasts as long as the process."""
        kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel32.CreateJobObjectW.restype = wintypes.HANDLE
        kernel32.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
        kernel32.SetInformationJobObject.argtypes = (
            wintypes.HANDLE,
            ctypes.c_int,
            wintypes.LPVOID,
            wintypes.DWORD,
        )
        kernel32.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        kernel32.GetCurrentProcess.restype = wintypes.HANDLE
        limits = _ExtendedLimits()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_TIME | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
        limits.BasicLimitInformation.PerProcessUserTimeLimit = seconds * _TICKS_A_SECOND
        limits.ProcessMemoryLimit = memory
        job = kernel32.CreateJobObjectW(None, None)
        size = ctypes.sizeof(limits)
        done = (
            job
            and kernel32.SetInformationJobObject(job, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size)
            and kernel32.AssignProcessToJobObject(job, kernel32.GetCurrentProcess())
        )
        if not done:
            raise ctypes.WinError(ctypes.get_last_error())
