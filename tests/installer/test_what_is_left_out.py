"""What the installed program leaves out, none of its modules asks for when it is loaded."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
_LOAD_ALL = """
import importlib, pkgutil, sys

class LeftOut:
    def find_spec(self, name, path=None, target=None):
        if any(name == each or name.startswith(each + ".") for each in LEFT_OUT):
            raise ModuleNotFoundError(f"{name} is left out of the installed program")

sys.meta_path.insert(0, LeftOut())
import ibdesk
for found in pkgutil.walk_packages(ibdesk.__path__, "ibdesk."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)
"""


def left_out() -> list[str]:
    """The network's modules, as the list of the bundle has them."""
    spec = ast.parse((ROOT / "installer" / "ibdesk.spec").read_text(encoding="utf-8"))
    (value,) = (
        node.value
        for node in spec.body
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "NETWORK"
    )
    names: list[str] = ast.literal_eval(value)
    return names


def test_every_module_loads_without_what_the_bundle_leaves_out() -> None:
    assert "urllib.request" in left_out()
    source = f"LEFT_OUT = {left_out()!r}\n{_LOAD_ALL}"
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
