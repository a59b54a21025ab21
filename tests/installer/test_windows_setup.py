"""The Windows program and its setup, built and tested under Wine whenever what decides them has changed."""

import os
import re
import subprocess
import sys
from collections.abc import Callable

import proof
import pytest
from version_resource import version


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.skipif(sys.platform != "linux", reason="on Windows itself, .github/workflows/build.yml does this")
def test_the_setup_is_built_installs_runs_upgrades_and_goes(needs: Callable[..., None]) -> None:
    """Some six minutes; no time at all where installer/proved.txt has the fingerprint of what stands here."""
    if proof.proved() and not os.environ.get("IBDESK_BUILD_WINDOWS"):
        return
    needs("wine", "makensis", "osslsigncode", "unzip", "python3.11", "x86_64-w64-mingw32-ld", kind="windows")
    environment = {**os.environ, "FAST": "1"}
    environment.pop("PYTHONPATH", None)
    build = [proof.ROOT / "installer" / "build_windows_setup.sh"]
    ended = subprocess.run(build, env=environment, capture_output=True, text=True, check=False)
    said = ended.stdout[-8000:] + ended.stderr[-4000:]
    assert ended.returncode == 0, said
    counted = re.search(r"^(\d+) passed, 0 failed", ended.stdout, re.MULTILINE)
    assert counted, said
    assert int(counted[1]) >= 50, said
    for program, description in (("IBDesk.exe", "IBDesk"), ("ibdesk-cli.exe", "IBDesk command line")):
        content = (proof.ROOT / "dist" / "windows" / "IBDesk" / program).read_bytes()
        for words in ("VS_VERSION_INFO", description, version()):
            assert words.encode("utf-16-le") in content, f"{program} does not say {words}"
        for words in ("longPathAware", "asInvoker"):
            assert words.encode("ascii") in content, f"the manifest of {program} does not say {words}"
