"""Reads of boards that fail as they do on a broken drive: a few lines of C stand between SQLite and the system.

Made with the system's compiler and loaded before everything else into a process of its own, which arms it.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

_SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int before_it, times, reads;

void arm(int first, int how_often) { before_it = first; times = how_often; reads = 0; }
int counted(void) { return reads; }

static int of_a_board(int file) {
    char link[64], name[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1);
    if (length < 0) return 0;
    name[length] = 0;
    return strstr(name, ".ibdesk") != NULL;
}

static int fails(int file) {
    if (!of_a_board(file)) return 0;
    reads++;
    if (before_it > 1) { before_it--; return 0; }
    if (before_it == 1 && times > 0) { times--; errno = EIO; return 1; }
    return 0;
}

ssize_t pread64(int file, void *into, size_t count, off64_t at) {
    static ssize_t (*real)(int, void *, size_t, off64_t);
    if (!real) real = dlsym(RTLD_NEXT, "pread64");
    return fails(file) ? -1 : real(file, into, count, at);
}

ssize_t pread(int file, void *into, size_t count, off_t at) {
    static ssize_t (*real)(int, void *, size_t, off_t);
    if (!real) real = dlsym(RTLD_NEXT, "pread");
    return fails(file) ? -1 : real(file, into, count, at);
}

ssize_t read(int file, void *into, size_t count) {
    static ssize_t (*real)(int, void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "read");
    return fails(file) ? -1 : real(file, into, count);
}
"""
# Each way of opening a board with its k-th read failing once, or from then on: how it ended, a line each.
_TRIES = r"""
import ctypes, json, sys
from pathlib import Path
from ibdesk.errors import UserError
from ibdesk.store.backups.backup import backup
from ibdesk.store.board_file import open_board
from ibdesk.store.backups.restore import restore
from ibdesk.store.opening.verify import verify

shim, board, aside, most = ctypes.CDLL(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])

def opened():
    with open_board(board) as found:
        found.check_kept()
        return [len(found.records().figures), found.last_step, found.read_only]

WAYS = {
    "open": opened,
    "verify": lambda: verify(board).damage,
    "back up": lambda: verify(backup(board, aside)).damage,
    "restore": lambda: verify((restore(board, aside / "Back.ibdesk"), aside / "Back.ibdesk")[1]).damage,
}
for name, way in WAYS.items():
    shim.arm(0, 0)
    way()
    reads = shim.counted()
    for how_often in (1, 1000000):
        for at in range(1, reads + 1, max(1, reads // most)):
            shim.arm(at, how_often)
            try:
                ended = way()
            except UserError as error:
                ended = [error.what, error.next_step]
            shim.arm(0, 0)
            print(json.dumps([name, at, how_often, ended]), flush=True)
"""


def compiler() -> str | None:
    return shutil.which("cc") if sys.platform == "linux" else None


def tried(board: Path, folder: Path, most: int) -> str:
    """What _TRIES prints about the board; `most` reads of each way fail, spread over all."""
    cc = compiler()
    assert cc is not None
    source, shim, aside = folder / "shim.c", folder / "shim.so", folder / "aside"
    source.write_text(_SHIM)
    aside.mkdir()
    subprocess.run([cc, "-shared", "-fPIC", "-o", str(shim), str(source), "-ldl"], check=True)
    ended = subprocess.run(
        [sys.executable, "-c", _TRIES, str(shim), str(board), str(aside), str(most)],
        env=os.environ | {"LD_PRELOAD": str(shim)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout
