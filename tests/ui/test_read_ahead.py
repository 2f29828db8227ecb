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
