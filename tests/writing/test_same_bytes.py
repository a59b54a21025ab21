"""The same report gives the same bytes: in another process, with other hashes, in another time zone."""

import os
import subprocess
import sys
from pathlib import Path

_WRITE = (
    "import hashlib\n"
    "from tests.writing.pack_board import small_report\n"
    "from ibdesk.writing.pack.write_pack import pack_bytes\n"
    "from ibdesk.printing.write_pdf import pack_pdf\n"
    "for content in (pack_bytes(small_report())[0], pack_pdf(small_report())):\n"
    "    print(hashlib.sha256(content).hexdigest())\n"
)


def _hashes(seed: str, zone: str) -> list[str]:
    around = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "QT_QPA_PLATFORM": "offscreen"}
    around["PYTHONPATH"] = os.pathsep.join(filter(None, (str(Path.cwd()), os.environ.get("PYTHONPATH", ""))))
    done = subprocess.run([sys.executable, "-c", _WRITE], env=around, capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_the_same_report_gives_the_same_bytes_wherever_it_is_written() -> None:
    first = _hashes("1", "Europe/London")
    assert len(first) == 2
    assert _hashes("4242", "Pacific/Auckland") == first
