"""The program as one folder, built by the spec that also makes the Windows program, runs and passes its self-test."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from proof import ROOT

from ibdesk import VERSION

NOT_SHIPPED = re.compile(
    r"QtNetwork|Qt6Network|QtQml|QtQuick|QtWebEngine|QtPdf|/_ssl|/_hashlib|libssl|libcrypto|pytest|hypothesis"
    r"|pandas/tests|numpy/tests|translations/|PyInstaller/",
    re.IGNORECASE,
)


@pytest.mark.slow
@pytest.mark.timeout(1200)
@pytest.mark.skipif(sys.platform != "linux", reason="the Linux bundle")
def test_the_bundle_is_built_and_does_its_work(needs: Callable[..., None], tmp_path: Path) -> None:
    needs("objdump", "ldd", "xvfb-run", "python3.11")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONPATH", None)
    built = subprocess.run(
        [ROOT / "installer" / "build_linux.sh"], env=environment, capture_output=True, text=True, check=False
    )
    if "without a shared library" in built.stderr + built.stdout and not Path("/usr/bin/python3.11").exists():
        pytest.skip("this Python has no shared library to bundle: run installer/tools.sh linux on Debian 12, as root")
    assert built.returncode == 0, built.stdout[-4000:] + built.stderr[-4000:]
    assert "All checks passed." in built.stdout
    assert re.search(r"^ok    window: Qt [\d.]+ on xcb", built.stdout, re.MULTILINE), "no real screen was used"

    bundle = ROOT / "dist" / "linux" / "IBDesk"
    names = [path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file()]
    assert [name for name in names if NOT_SHIPPED.search(name)] == []
    assert {"IBDesk", "ibdesk-cli", "LICENSE.txt", "THIRD-PARTY-NOTICES.txt"} <= set(names)
    cli = str(bundle / "ibdesk-cli")
    assert run(cli, "--version") == (0, f"IBDesk {VERSION}\n")
    assert run(cli, "show", "--board", "none.ibdesk", "--month", "2014-08")[0] == 2
    assert run(cli, "demo", str(tmp_path / "demo"), "--no-window")[0] == 0
    assert len(list((tmp_path / "demo").glob("*.xlsx"))) == 2

    (bundle / "_internal" / "ibdesk" / "resources" / "definitions.json").unlink()
    status, said = run(cli, "--self-test", environment=environment)
    assert status == 1, "a bundle with a part missing must not pass its self-test"
    assert "FAIL  resources: not there: definitions.json" in said


def run(*words: str, environment: dict[str, str] | None = None) -> tuple[int, str]:
    ended = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    return ended.returncode, ended.stdout
