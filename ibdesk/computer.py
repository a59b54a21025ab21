"""What the computer is asked about itself: its name, who is logged in, and a lock that ends with its program."""

import errno
import getpass
import os
import socket
import sys

_HELD_BY_ANOTHER = (errno.EACCES, errno.EAGAIN, errno.EDEADLK)


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
    try:
        if sys.platform == "win32":
            import msvcrt

            # Far behind the content: Windows lets nobody read locked bytes.
            os.lseek(handle, 1 << 30, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return False if error.errno in _HELD_BY_ANOTHER else None
    return True
