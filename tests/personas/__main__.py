"""Write the dossier files of the personas from their stories: `python -m tests.personas`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from .files import FOLDER, tell_all

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        desk, files, _stories = tell_all(Path(folder) / "verhalen.keukentafel")
        desk.close()
    for name, content in files.items():
        (FOLDER / f"{name}.json").write_bytes(content)
        sys.stdout.write(f"{name}: {len(content)} bytes\n")
