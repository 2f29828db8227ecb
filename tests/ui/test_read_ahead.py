"""Pages are read ahead in steps that are small, each of one module: what a module needs comes before it."""

from __future__ import annotations

import subprocess
import sys

_READ = """
import sys
from importlib import import_module
import ui.main_window
from ui.pages.registry import PAGES, page_modules
from ui.read_ahead import needed_first

def ours():
    return {one for one in sys.modules if one.startswith(("ui.", "intake_app."))}

steps = []
for module in needed_first(page_modules()):
    before = ours()
    import_module(module)
    steps.append(len(ours() - before))
assert {place.partition(":")[0] for place in PAGES.values()} <= set(sys.modules)
print(len(steps), max(steps))
"""


def test_that_reading_ahead_takes_one_module_at_a_time() -> None:
    told = subprocess.run([sys.executable, "-P", "-c", _READ], check=True, capture_output=True, text=True).stdout
    steps, largest = map(int, told.split())
    assert steps > 200 and largest <= 4, "what a module needs is imported in its own turn"


_WARMED_UP = """
import sys
import ui.gate
import ui.read_ahead
before = set(sys.modules)
ui.gate._warm_up()
new = set(sys.modules) - before
assert "intake_app.store.vault" in new and "intake_app.services.caseload" in new
print(*(one for one in new if one.startswith(("ui.", "PySide6"))))
"""


def test_that_no_class_of_qt_is_made_on_another_thread() -> None:
    """It ended the program while the window handled events; only the core is warmed up on the vault thread."""
    told = subprocess.run([sys.executable, "-P", "-c", _WARMED_UP], check=True, capture_output=True, text=True).stdout
    assert told.split() == []
