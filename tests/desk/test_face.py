"""The desk's public names, each loaded from its module when it is first asked for."""

from importlib import import_module
from types import ModuleType

import pytest

import ibdesk.desk as face


@pytest.mark.parametrize("name", face.__all__)
def test_a_name_is_what_its_module_defines_whatever_was_loaded_before(name: str) -> None:
    home = face._HOMES[name]
    module = import_module(f"ibdesk.{home}")
    assert getattr(face, name) is getattr(module, name)
    assert not isinstance(getattr(face, name), ModuleType), "a module of the folder has the same name and hides it"
