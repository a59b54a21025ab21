"""The bill of materials of the Windows bundle, as CycloneDX 1.5 JSON: its parts and the fingerprints of their wheels.

    python installer/sbom.py OUT.json SITE_PACKAGES

Made from lock-windows.txt alone, with the licences' names from the installed packages; the same locks, the same bytes.
"""

import json
import os
import sys
import uuid
from datetime import UTC, datetime
from importlib.metadata import distributions
from pathlib import Path

from lock import HERE, WINDOWS, Locked, read_lock
from notices import BUILD_ONLY, notice
from version_resource import PUBLISHER, version

PYTHON_FOR_WINDOWS = "3.11.9"
_NAMESPACE = uuid.UUID("5d6f7e5e-6b0d-5d0b-9a52-1b6f0b2f3c11")


def bill(locked: tuple[Locked, ...], licences: dict[str, str]) -> dict[str, object]:
    """The document; `licences` by normalised name."""
    ours = {
        "type": "application",
        "bom-ref": "ibdesk",
        "name": "IBDesk",
        "version": version(),
        "supplier": {"name": PUBLISHER},
        "licenses": [{"license": {"id": "MIT"}}],
    }
    parts = [_python(), *(_package(each, licences) for each in locked if each.name not in BUILD_ONLY)]
    content = json.dumps([ours, parts], sort_keys=True)
    made = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NAMESPACE, content)}",
        "version": 1,
        "metadata": {"timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": ours},
        "components": parts,
        "dependencies": [{"ref": "ibdesk", "dependsOn": sorted(str(part["bom-ref"]) for part in parts)}],
    }


def _python() -> dict[str, object]:
    return {
        "type": "platform",
        "bom-ref": f"python@{PYTHON_FOR_WINDOWS}",
        "name": "CPython",
        "version": PYTHON_FOR_WINDOWS,
        "supplier": {"name": "Python Software Foundation"},
        "purl": f"pkg:generic/python@{PYTHON_FOR_WINDOWS}",
        "cpe": f"cpe:2.3:a:python:python:{PYTHON_FOR_WINDOWS}:*:*:*:*:*:*:*",
        "licenses": [{"license": {"id": "PSF-2.0"}}],
    }


def _package(each: Locked, licences: dict[str, str]) -> dict[str, object]:
    purl = f"pkg:pypi/{each.name}@{each.version}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": each.name,
        "version": each.version,
        "purl": purl,
        "hashes": [{"alg": "SHA-256", "content": each.sha256}],
        "licenses": [{"license": {"name": licences[each.name]}}],
    }


def licences_in(site_packages: Path) -> dict[str, str]:
    found = {each.name.lower().replace("_", "-"): each for each in distributions(path=[str(site_packages)])}
    return {name: notice(package).licence for name, package in found.items() if name not in BUILD_ONLY}


def write(out: Path, site_packages: Path) -> None:
    document = bill(read_lock(HERE / WINDOWS.file), licences_in(site_packages))
    out.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
