"""How much memory this process has, and how much it may come to have."""

import gc
import os
from pathlib import Path

WARM_AFTER = 150  # actions: every tab, dialog and writer was loaded by then
MOST_GROWN = 64 * 1024 * 1024  # bytes over an hour: the history of some thousand steps, and pictures that Qt keeps
_OWN = Path("/proc/self/statm")


def grown(warm: int) -> int:
    """Bytes in use beyond `warm`; 0 where the system does not tell."""
    gc.collect()
    if not _OWN.exists():
        return 0
    pages = int(_OWN.read_text(encoding="ascii").split()[1])
    return max(pages * os.sysconf("SC_PAGE_SIZE") - warm, 0)
