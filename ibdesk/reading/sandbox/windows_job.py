"""A job object of Windows round the reading process: memory, time, no further processes, and death with its parent."""

import subprocess
import sys

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _PROCESS_TIME = 0x2
    _ACTIVE_PROCESSES = 0x8
    _PROCESS_MEMORY = 0x100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x400
    _KILL_ON_CLOSE = 0x2000
    _EXTENDED_LIMITS = 9
    _TICKS_A_SECOND = 10_000_000  # of 100 nanoseconds

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("active_processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    class _MemoryCounters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("page_faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("quotas", ctypes.c_size_t * 4),
            ("page_file", ctypes.c_size_t),
            ("peak_page_file", ctypes.c_size_t),
        )

    class Job:
        """Holds one process within limits until it is closed, and ends it then."""

        def __init__(self, process: subprocess.Popen[bytes], memory: int, seconds: int) -> None:
            """Raises OSError where Windows refuses."""
            kernel = self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            kernel.CreateJobObjectW.argtypes = (wintypes.LPVOID, wintypes.LPCWSTR)
            kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, wintypes.LPVOID, wintypes.DWORD)
            kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
            kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
            kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, wintypes.LPVOID, wintypes.DWORD)
            limits = _ExtendedLimits()
            limits.basic.flags = (
                _PROCESS_TIME | _ACTIVE_PROCESSES | _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_CLOSE
            )
            limits.basic.per_process_time = seconds * _TICKS_A_SECOND
            limits.basic.active_processes = 1
            limits.process_memory = memory
            self._handle = kernel.CreateJobObjectW(None, None)
            handle = self._process = int(process._handle)  # type: ignore[attr-defined]  # noqa: SLF001 - Python names it nowhere else
            done = self._handle and kernel.SetInformationJobObject(
                self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
            )
            if not (done and kernel.AssignProcessToJobObject(self._handle, handle)):
                error = ctypes.get_last_error()
                self.close()
                raise ctypes.WinError(error)

        def memory_used(self) -> int:
            """Bytes that the process has asked for and been given: what the limit is about. 0 where it is not known.

            Wine takes the limit and does not keep it, so the program that started the process checks the memory too.
            """
            counters = _MemoryCounters(size=ctypes.sizeof(_MemoryCounters))
            known = self._kernel.K32GetProcessMemoryInfo(self._process, ctypes.byref(counters), counters.size)
            return int(counters.page_file) if known else 0

        def close(self) -> None:
            """End the process, if it still runs."""
            if self._handle:
                self._kernel.CloseHandle(self._handle)
                self._handle = None

else:

    class Job:
        """Elsewhere the process limits itself."""

        def __init__(self, process: subprocess.Popen[bytes], memory: int, seconds: int) -> None:
            pass

        def memory_used(self) -> int:
            """Not watched: what is too much is refused to the process."""
            return 0

        def close(self) -> None:
            """Nothing to end."""
