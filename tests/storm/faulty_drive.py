"""A share that is slow, a drive that is full, or one that is gone from some call on: a few lines of C between a program
and the system.

Made with the system's compiler and loaded before everything else into a process of its own, which arms it: `arm(first,
error, delay)` lets the calls on boards and what lies beside them fail with `error` from the `first` on (0: none), each
after so many microseconds. A full drive (ENOSPC) still reads, and removes.
"""

import os
import subprocess
import sys
from pathlib import Path

from tests.storm.drive_trace import compiler

_SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int first, error, delay, calls;

void arm(int from, int with, int microseconds) { first = from; error = with; delay = microseconds; calls = 0; }
int counted(void) { return calls; }

static int fails(const char *name, int writes) {
    if (strstr(name, ".ibdesk") == NULL) return 0;
    calls++;
    if (delay) usleep(delay);
    if (first == 0 || calls < first) return 0;
    if (error == ENOSPC && !writes) return 0;
    errno = error;
    return 1;
}

static int fails_open(int file, int writes) {
    char link[64], name[4096];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, sizeof name - 1);
    errno = before;
    if (length < 0) return 0;
    name[length] = 0;
    return fails(name, writes);
}

#define ON_FILE(type, symbol, writes, parameters, given) \
type symbol parameters { \
    static type (*real) parameters; \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    return fails_open(file, writes) ? -1 : real given; }
ON_FILE(ssize_t, pread, 0, (int file, void *into, size_t count, off_t at), (file, into, count, at))
ON_FILE(ssize_t, pread64, 0, (int file, void *into, size_t count, off64_t at), (file, into, count, at))
ON_FILE(ssize_t, read, 0, (int file, void *into, size_t count), (file, into, count))
ON_FILE(ssize_t, pwrite, 1, (int file, const void *from, size_t count, off_t at), (file, from, count, at))
ON_FILE(ssize_t, pwrite64, 1, (int file, const void *from, size_t count, off64_t at), (file, from, count, at))
ON_FILE(ssize_t, write, 1, (int file, const void *from, size_t count), (file, from, count))
ON_FILE(int, fsync, 1, (int file), (file))
ON_FILE(int, fdatasync, 1, (int file), (file))
ON_FILE(int, ftruncate, 0, (int file, off_t size), (file, size))
ON_FILE(int, ftruncate64, 0, (int file, off64_t size), (file, size))

#define OPEN(symbol) \
int symbol(const char *name, int flags, ...) { \
    static int (*real)(const char *, int, ...); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    va_list rest; va_start(rest, flags); \
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    return fails(name, flags & O_CREAT) ? -1 : real(name, flags, mode); }
OPEN(open)
OPEN(open64)

#define ON_NAME(symbol) \
int symbol(const char *name) { \
    static int (*real)(const char *); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    return fails(name, 0) ? -1 : real(name); }
ON_NAME(unlink)

#define ON_NAMES(symbol) \
int symbol(const char *one, const char *other) { \
    static int (*real)(const char *, const char *); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    return fails(other, 1) ? -1 : real(one, other); }
ON_NAMES(rename)
ON_NAMES(link)
"""


def started(source: str, beside: Path, *arguments: object) -> subprocess.Popen[str]:
    """A program of Python on such a share; its first argument is the shim, for `arm`."""
    cc = compiler()
    assert cc is not None
    code, shim = beside / "share.c", beside / "share.so"
    if not shim.exists():
        code.write_text(_SHIM)
        subprocess.run([cc, "-shared", "-fPIC", "-o", str(shim), str(code), "-ldl"], check=True)
    words = [sys.executable, "-c", source, str(shim), *map(str, arguments)]
    return subprocess.Popen(
        words,
        env=os.environ | {"LD_PRELOAD": str(shim)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
