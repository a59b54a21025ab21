"""What the computer is asked about itself: its name, who is logged in, and a lock that ends with its program."""

import errno
import getpass
import socket
import sys

_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
_ERROR_LOCK_VIOLATION = 33
_LOCKED_BYTE = 1 << 30  # far behind the content: on Windows locked bytes cannot be read


def person() -> str | None:
    """The name that the person logged in with; None for an account without one."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return None


def computer() -> str:
    return socket.gethostname()


def system_lock(handle: int) -> bool | None:
    """Lock an open file until it is closed, at the latest when this program ends, in whatever way.

    False where another holds the lock, None where the drive has no such locks.
    """
    return _locked(handle)


if sys.platform == "win32":
    import ctypes
    import msvcrt
    from ctypes import wintypes

    def _locked(handle: int) -> bool | None:
        # msvcrt.locking would be shorter, but under Wine it says no reason.
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.LockFile.argtypes = (wintypes.HANDLE, *[wintypes.DWORD] * 4)
        if kernel.LockFile(msvcrt.get_osfhandle(handle), _LOCKED_BYTE, 0, 1, 0):
            return True
        return False if ctypes.get_last_error() == _ERROR_LOCK_VIOLATION else None

else:
    import fcntl

    def _locked(handle: int) -> bool | None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return False if error.errno in _HELD_BY_ANOTHER else None
        return True
