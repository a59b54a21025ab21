"""What the reading process forbids itself before it looks at a stranger's bytes (Linux and macOS)."""

import sys


def limit_oneself(memory: int, seconds: int) -> None:
    """At most `memory` bytes and `seconds` of computing; no file written, no picture of memory left behind.

    On Windows the program that starts the process does this, with a job object.
    """
    if sys.platform == "win32":
        return
    import resource

    wanted = [
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory),
    ]
    for what, most in wanted:
        _, highest = resource.getrlimit(what)
        bound = most if highest == resource.RLIM_INFINITY else min(most, highest)
        try:
            resource.setrlimit(what, (bound, bound))
        except (ValueError, OSError):  # a system that knows this limit by name only
            continue
