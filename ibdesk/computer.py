"""What the computer is asked about itself: its name, who is logged in, and a lock that ends with its program."""

import errno
import getpass
import sys
from pathlib import Path

_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_ERROR_LOCK_VIOLATION = 33
_QUERY_LIMITED_INFORMATION, _STILL_ACTIVE = 0x1000, 259
_LOCKED_BYTE = 1 << 30  # far behind the content: on Windows locked bytes cannot be read


def person() -> str | None:
    """The name that the person logged in with; None for an account without one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None


def computer() -> str:
    return _name()


def system_lock(handle: int) -> bool | None:
    """Lock an open file until it is closed, at the latest when this program ends, in whatever way.

    False where another holds the lock, None where the drive has no such locks.
    """
    return _locked(handle)


def process_started(process: int) -> str | None:
    """When a process of this computer began, in the system's own words; None where it does not run, or cannot be asked.
    Numbers of processes are used again, pairs of number and beginning are not."""
    return _started(process) if process > 0 else None


if sys.platform == "win32":
    import ctypes
    import msvcrt
    import socket
    from ctypes import wintypes

    def _name() -> str:
        return socket.gethostname()

    def _locked(handle: int) -> bool | None:
        # msvcrt.locking would be shorter, but under Wine it says no reason.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.LockFile.argtypes = (wintypes.HANDLE, *[wintypes.DWORD] * 4)
        if kernel.LockFile(msvcrt.get_osfhandle(handle), _LOCKED_BYTE, 0, 1, 0):
            return True
        return False if ctypes.get_last_error() == _ERROR_LOCK_VIOLATION else None

    def _started(process: int) -> str | None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.GetProcessTimes.argtypes = (wintypes.HANDLE, *[ctypes.POINTER(wintypes.FILETIME)] * 4)
        kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, ctypes.POINTER(wintypes.DWORD))
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
        if not handle:
            return None
        try:
            code = wintypes.DWORD()
            times = [wintypes.FILETIME() for _ in range(4)]
            if not kernel.GetExitCodeProcess(handle, code) or code.value != _STILL_ACTIVE:
                return None
            if not kernel.GetProcessTimes(handle, *times):
                return None
            return f"{times[0].dwHighDateTime << 32 | times[0].dwLowDateTime}"
        finally:
            kernel.CloseHandle(handle)

else:
    import fcntl
    import os

    def _name() -> str:
        return os.uname().nodename

    def _locked(handle: int) -> bool | None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in _HELD_BY_ANOTHER else None
        return True

    def _started(process: int) -> str | None:
        try:
            boot = Path("/proc/sys/kernel/random/boot_id").read_text("utf-8").strip()
            # The name of the program, in brackets, may hold anything; the beginning is the twentieth word behind it.
            words = Path(f"/proc/{process}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
            return None if words[0] in ("Z", "X") else f"{boot} {words[19]}"
        except (OSError, IndexError):
            return None
