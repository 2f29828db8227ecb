"""What is installed in `.venv`, remembered in one small file, so that a second start has nothing to look for."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from intake_app.bootstrap.problems import SetupProblem

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
STAMP = VENV / "keukentafel-stamp"
UNFINISHED = VENV / "keukentafel-unfinished"
LOG = VENV / "keukentafel-install.log"
LOCKS = {"app": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}


def venv_python(venv: Path | None = None, platform: str = sys.platform) -> Path:
    """The interpreter inside `venv` (our own if not given); it need not exist."""
    venv = venv or VENV
    return venv / "Scripts" / "python.exe" if platform == "win32" else venv / "bin" / "python"


def running_version() -> str:
    """Version of the Python that runs this, as "3.11": packages survive a patch release, not a minor one."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def fingerprint(lock: Path) -> str:
    """SHA-256 of a lock file, whatever its line ends."""
    try:
        text = lock.read_bytes()
    except FileNotFoundError:
        raise SetupProblem(f"het bestand {lock.name} ontbreekt; haal het programma opnieuw op.") from None
    return hashlib.sha256(text.replace(b"\r\n", b"\n")).hexdigest()


def expected(parts: str) -> dict[str, str]:
    """What the stamp must say before the program ("app") or its tests ("dev") can run at once."""
    return {"root": str(ROOT), "python": running_version(), parts: fingerprint(LOCKS[parts])}


def read() -> dict[str, str]:
    """The lines of the stamp; empty when there is none or it cannot be read."""
    try:
        lines = STAMP.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return dict(line.split("=", 1) for line in lines if "=" in line)


def write(parts: str) -> None:
    """Remember that `parts` are installed, and that nothing is half done any more."""
    known = {name: text for name, text in read().items() if name in LOCKS}
    known |= expected("app") | expected(parts)  # the development lock holds the whole of the other one
    scratch = STAMP.with_suffix(".new")
    scratch.write_text("".join(f"{name}={text}\n" for name, text in known.items()), "utf-8")
    scratch.replace(STAMP)
    UNFINISHED.unlink(missing_ok=True)


def is_ready(parts: str) -> bool:
    """Whether `.venv` holds exactly what the lock for `parts` asks for."""
    return expected(parts).items() <= read().items() and not UNFINISHED.exists() and venv_python().exists()


def must_be_remade() -> bool:
    """Whether `.venv` is absent, half made, moved or made by another Python; else it can be updated."""
    if UNFINISHED.exists() or not venv_python().exists():
        return True
    known = read()
    if known:
        return known.get("root") != str(ROOT) or known.get("python") != running_version()
    return _version_of_hand_made() != running_version()


def _version_of_hand_made() -> str:
    try:
        lines = (VENV / "pyvenv.cfg").read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    version = next((line.split("=")[1].strip() for line in lines if line.startswith("version")), "")
    return ".".join(version.split(".")[:2])
