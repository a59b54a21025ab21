"""What a program writes to a drive, in order: a few lines of C stand between it and the system, and log every call that
changes a file or a folder, with what it writes.

Made with the system's compiler and loaded before everything else into a process of its own, which says with `mark` what
has been confirmed by then.
"""

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

_SHIM = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int log_file = -1;

static void put(const void *from, size_t count) {
    const char *at = from;
    while (count > 0) {
        ssize_t done = syscall(SYS_write, log_file, at, count);
        if (done <= 0) _exit(99);
        at += done; count -= done;
    }
}

static int watched(const char *name) {
    const char *folder = getenv("TRACED_FOLDER");
    return folder && strncmp(name, folder, strlen(folder)) == 0;
}

static void say(char what, const char *name, const void *more, uint64_t length, int64_t at) {
    if (log_file < 0) log_file = syscall(SYS_openat, AT_FDCWD, getenv("TRACE"), O_WRONLY | O_CREAT | O_APPEND, 0600);
    uint64_t head[4] = {(uint64_t)what, strlen(name), length, (uint64_t)at};
    put(head, sizeof head); put(name, head[1]); put(more, length);
}

void mark(const char *words) { say('M', "", words, strlen(words), 0); }

static int name_of(int file, char *name) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, name, 4095);
    if (length < 0) return 0;
    name[length] = 0;
    return watched(name);
}

static int opened(const char *symbol, const char *name, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, symbol);
    char full[4096] = "", folder[4096];
    if (name[0] == '/') snprintf(full, sizeof full, "%s", name);
    else if (getcwd(folder, sizeof folder)) snprintf(full, sizeof full, "%s/%s", folder, name);
    struct stat status;
    int fresh = (flags & O_CREAT) && watched(full) && lstat(name, &status) != 0;
    int file = real(name, flags, mode);
    if (file >= 0 && fresh) say('C', full, "", 0, 0);
    if (file >= 0 && !fresh && (flags & O_TRUNC) && watched(full)) say('T', full, "", 0, 0);
    return file;
}

#define OPEN(symbol) \
int symbol(const char *name, int flags, ...) { \
    va_list rest; va_start(rest, flags); \
    mode_t mode = (flags & O_CREAT) ? va_arg(rest, mode_t) : 0; va_end(rest); \
    return opened(#symbol, name, flags, mode); }
OPEN(open)
OPEN(open64)

#define PWRITE(symbol, offset) \
ssize_t symbol(int file, const void *from, size_t count, offset at) { \
    static ssize_t (*real)(int, const void *, size_t, offset); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    char name[4096]; \
    ssize_t done = real(file, from, count, at); \
    if (done > 0 && name_of(file, name)) say('W', name, from, done, at); \
    return done; }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t write(int file, const void *from, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    char name[4096];
    int ours = file > 2 && name_of(file, name);
    int64_t at = ours ? lseek(file, 0, SEEK_CUR) : 0;
    ssize_t done = real(file, from, count);
    if (done > 0 && ours) say('W', name, from, done, at);
    return done;
}

#define TRUNCATE(symbol, offset) \
int symbol(int file, offset size) { \
    static int (*real)(int, offset); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    char name[4096]; \
    int done = real(file, size); \
    if (done == 0 && name_of(file, name)) say('T', name, "", 0, size); \
    return done; }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(symbol) \
int symbol(int file) { \
    static int (*real)(int); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    char name[4096]; \
    int done = real(file); \
    if (done == 0 && name_of(file, name)) say('S', name, "", 0, 0); \
    return done; }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *name) {
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    int done = real(name);
    if (done == 0 && watched(name)) say('U', name, "", 0, 0);
    return done;
}

#define TWO(symbol, letter) \
int symbol(const char *one, const char *other) { \
    static int (*real)(const char *, const char *); \
    if (!real) real = dlsym(RTLD_NEXT, #symbol); \
    int done = real(one, other); \
    if (done == 0 && watched(other)) say(letter, one, other, strlen(other), 0); \
    return done; }
TWO(rename, 'R')
TWO(link, 'L')

int linkat(int of_one, const char *one, int of_other, const char *other, int flags) {
    static int (*real)(int, const char *, int, const char *, int);
    if (!real) real = dlsym(RTLD_NEXT, "linkat");
    int done = real(of_one, one, of_other, other, flags);
    if (done == 0 && watched(other)) say('L', one, other, strlen(other), 0);
    return done;
}
"""
_HEAD = struct.Struct("=QQQq")


class Call(Struct, frozen=True):
    """One call that changed something: `what` is W(rite), T(runcate), S(ync), C(reate), U(nlink), R(ename), L(ink), or
    M for words of the program itself. `at` is an offset or a size in bytes; `more` what is written, or the new name."""

    what: str
    name: str
    more: bytes
    at: int


def compiler() -> str | None:
    return shutil.which("cc") if sys.platform == "linux" else None


def traced(source: str, folder: Path, beside: Path) -> list[Call]:
    """What a program of Python writes in `folder`, which is its only argument but for the shim; `beside` takes the shim
    and its log."""
    cc = compiler()
    assert cc is not None
    code, shim, log = beside / "trace.c", beside / "trace.so", beside / "trace.log"
    code.write_text(_SHIM)
    subprocess.run([cc, "-shared", "-fPIC", "-o", str(shim), str(code), "-ldl"], check=True)
    own = {"LD_PRELOAD": str(shim), "TRACED_FOLDER": str(folder), "TRACE": str(log), "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", source, str(folder), str(shim)], env=os.environ | own, capture_output=True, text=True
    )
    assert ended.returncode == 0, ended.stderr
    return list(_calls(log.read_bytes()))


def _calls(log: bytes) -> Iterator[Call]:
    at = 0
    while at < len(log):
        what, name, more, place = _HEAD.unpack_from(log, at)
        at += _HEAD.size
        yield Call(chr(what), os.fsdecode(log[at : at + name]), log[at + name : at + name + more], place)
        at += name + more
