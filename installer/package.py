"""Makes what is given away out of the Windows bundle: setup, portable zip, bill of materials, checksums.

    python installer/package.py BUNDLE SITE_PACKAGES OUT_FOLDER

SIGN=/path/to/program signs: it is called with a file to sign in its place (the two programs, the uninstaller, the
setup) and ends with 0 when it did. FAST=1 compresses the setup quickly, for tests.
The same bundle gives the same bytes.
"""

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import sbom
from version_resource import four_numbers, version

HERE = Path(__file__).parent
PROGRAMS = ("IBDesk.exe", "ibdesk-cli.exe")


def files_of(bundle: Path) -> list[str]:
    """The bundle's files below it, in one order on every computer."""
    return sorted(path.relative_to(bundle).as_posix() for path in bundle.rglob("*") if path.is_file())


def nsis_files(bundle: Path) -> str:
    """The files as NSIS wants them: folder by folder, in a fixed order.

    The two programs come first, one after the other: nearly all of the one is in the other, which the compressor sees
    only within its dictionary. It makes the setup smaller by a quarter.
    """
    lines, folder = [], None
    for name in sorted(files_of(bundle), key=lambda name: (name not in PROGRAMS, name)):
        inside = name.rpartition("/")[0]
        if inside != folder:
            folder = inside
            lines.append('SetOutPath "$INSTDIR{}"'.format("\\" + inside.replace("/", "\\") if inside else ""))
        lines.append(f'File "{bundle}/{name}"')
    return "\n".join(lines) + "\n"


def make_setup(bundle: Path, setup: Path, sign: str | None, fast: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder, "files.nsh")
        listed.write_text(nsis_files(bundle), encoding="utf-8")
        four = ".".join(map(str, four_numbers(version())))
        defined = [f"-DVERSION={version()}", f"-DFOUR={four}", f"-DFILES={listed}", f"-DOUT={setup}"]
        defined += [f"-DSIGN={sign}"] if sign else []
        defined += ["-DFAST"] if fast else []
        command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8", *defined, str(HERE / "ibdesk.nsi")]
        subprocess.run(command, check=True)


def make_zip(bundle: Path, archive: Path, inside: str) -> None:
    """Times and rights are the same for every file, so that the same files make the same archive."""
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC)
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as made:
        for name in files_of(bundle):
            entry = zipfile.ZipInfo(f"{inside}/{name}", moment.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o100644 << 16
            made.writestr(entry, (bundle / name).read_bytes())


def checksums(files: list[Path]) -> str:
    """As `sha256sum -c` reads them."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)


def main(bundle: Path, site_packages: Path, out: Path) -> None:
    bundle, name, sign = bundle.resolve(), f"IBDesk-{version()}", os.environ.get("SIGN")
    out = out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    for program in PROGRAMS if sign else ():
        subprocess.run([str(sign), str(bundle / program)], check=True)
    setup, archive, parts = (out / f"{name}{end}" for end in ("-setup.exe", "-portable.zip", "-sbom.cdx.json"))
    make_setup(bundle, setup, sign, bool(os.environ.get("FAST")))
    make_zip(bundle, archive, name)
    sbom.write(parts, site_packages)
    (out / "SHA256SUMS").write_text(checksums([setup, archive, parts]), encoding="ascii", newline="\n")
    for path in (setup, archive, parts):
        print(f"{path.name}: {path.stat().st_size / 2**20:.1f} MB")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
