"""What run.py decides before anything is installed: when it may start at once, what is missing, and what it says."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from intake_app.bootstrap import commands, installation, libraries, packages, stamp, start
from intake_app.bootstrap.problems import SetupProblem

LOCK = "one==1 \\\n    --hash=sha256:00\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program folder of its own with two locks and no environment."""
    monkeypatch.setattr(stamp, "ROOT", tmp_path)
    monkeypatch.setattr(stamp, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(stamp, "LOCKS", {parts: tmp_path / lock.name for parts, lock in stamp.LOCKS.items()})
    for name in ("STAMP", "UNFINISHED", "LOG"):
        monkeypatch.setattr(stamp, name, tmp_path / ".venv" / getattr(stamp, name).name)
    stamp.LOCKS["app"].write_text(LOCK)
    stamp.LOCKS["dev"].write_text(LOCK + "two==2 ; sys_platform == 'win32'\n")
    return tmp_path


def make_environment(place: Path) -> None:
    python = stamp.venv_python()
    python.parent.mkdir(parents=True)
    python.touch()
    (place / ".venv" / "pyvenv.cfg").write_text(f"home = /usr/bin\nversion = {stamp.running_version()}.2\n")


class TestStamp:
    def test_that_nothing_is_ready_before_the_first_start(self, place: Path) -> None:
        assert not stamp.is_ready("app")
        assert stamp.must_be_remade()

    def test_that_an_installed_lock_is_ready_and_its_tools_are_not(self, place: Path) -> None:
        make_environment(place)
        stamp.write("app")
        assert stamp.is_ready("app")
        assert not stamp.is_ready("dev")
        assert not stamp.must_be_remade()

    def test_that_the_tools_bring_the_program_with_them(self, place: Path) -> None:
        make_environment(place)
        stamp.write("dev")
        assert stamp.is_ready("app")
        assert stamp.is_ready("dev")

    def test_that_a_changed_lock_asks_for_an_update_only(self, place: Path) -> None:
        make_environment(place)
        stamp.write("app")
        (place / "requirements.txt").write_text(LOCK.replace("1", "2"))
        assert not stamp.is_ready("app")
        assert not stamp.must_be_remade()

    def test_that_other_line_ends_are_no_other_lock(self, place: Path) -> None:
        before = stamp.fingerprint(place / "requirements.txt")
        (place / "requirements.txt").write_bytes(b"one==1 \\\r\n    --hash=sha256:00\r\n")
        assert stamp.fingerprint(place / "requirements.txt") == before

    @pytest.mark.parametrize("line", ["root=/elsewhere", "python=3.99"])
    def test_that_a_moved_environment_or_one_of_another_python_is_remade(self, place: Path, line: str) -> None:
        make_environment(place)
        stamp.write("app")
        stamp.STAMP.write_text(stamp.STAMP.read_text("utf-8") + line + "\n", "utf-8")
        assert not stamp.is_ready("app")
        assert stamp.must_be_remade()

    def test_that_a_half_made_environment_is_remade(self, place: Path) -> None:
        make_environment(place)
        stamp.write("app")
        stamp.UNFINISHED.touch()
        assert not stamp.is_ready("app")
        assert stamp.must_be_remade()

    def test_that_finishing_ends_being_half_made(self, place: Path) -> None:
        make_environment(place)
        stamp.UNFINISHED.touch()
        stamp.write("app")
        assert stamp.is_ready("app")

    def test_that_a_developers_own_environment_is_kept(self, place: Path) -> None:
        make_environment(place)
        assert not stamp.is_ready("app")
        assert not stamp.must_be_remade()

    def test_that_an_environment_without_its_python_is_remade(self, place: Path) -> None:
        make_environment(place)
        stamp.write("app")
        stamp.venv_python().unlink()
        assert not stamp.is_ready("app")
        assert stamp.must_be_remade()

    @pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"no equals sign\n"])
    def test_that_an_unreadable_stamp_counts_as_none(self, place: Path, content: bytes) -> None:
        make_environment(place)
        stamp.STAMP.write_bytes(content)
        assert stamp.read() == {}

    def test_that_a_missing_lock_is_said(self, place: Path) -> None:
        (place / "requirements.txt").unlink()
        with pytest.raises(SetupProblem, match=r"requirements\.txt ontbreekt"):
            stamp.is_ready("app")


class TestHandingOver:
    def test_that_all_words_but_three_are_the_programs_own(self) -> None:
        assert start.python_arguments(["missing", "X", "--json"]) == [
            "-P",
            "-m",
            "intake_app",
            "missing",
            "X",
            "--json",
        ]
        assert start.python_arguments([]) == ["-P", "-m", "intake_app"]
        assert start.python_arguments(["test", "-k", "stamp"]) == ["-P", "-m", "pytest", "-k", "stamp"]
        assert start.python_arguments(["test"]) == ["-P", "-m", "pytest", "-n", "auto"]
        assert start.python_arguments(["bench", "start"]) == ["-P", "-m", "benchmarks", "start"]

    def test_that_only_tests_and_benchmarks_need_the_tools(self) -> None:
        assert [start.parts_for(word) for word in ("", "demo", "test", "bench")] == ["app", "app", "dev", "dev"]

    @pytest.mark.parametrize(
        ("variables", "platform", "expected"),
        [
            ({}, "linux", "offscreen"),
            ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", "offscreen"),
            ({"DISPLAY": ":0"}, "linux", None),
            ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", None),
            ({"QT_QPA_PLATFORM": "vnc"}, "linux", "vnc"),
            ({}, "win32", None),
            ({}, "darwin", None),
        ],
    )
    def test_that_qt_draws_offscreen_only_where_there_is_no_screen(
        self, variables: dict[str, str], platform: str, expected: str | None
    ) -> None:
        assert start.environment("demo", variables, platform).get("QT_QPA_PLATFORM") == expected

    def test_that_tests_never_open_a_window(self) -> None:
        assert start.environment("test", {"DISPLAY": ":0"}, "linux")["QT_QPA_PLATFORM"] == "offscreen"

    def test_that_packages_come_from_our_folder_and_the_rest_is_the_users(self) -> None:
        inherited = {"PYTHONPATH": "/elsewhere", "PYTHONHOME": "/old", "PIP_PROXY": "p", "HOME": "/home/u"}
        assert start.environment("demo", inherited, "darwin") == {
            "PYTHONPATH": str(stamp.ROOT),
            "PIP_PROXY": "p",
            "HOME": "/home/u",
        }

    @pytest.mark.parametrize(("platform", "place"), [("win32", "Scripts/python.exe"), ("linux", "bin/python")])
    def test_where_the_python_of_an_environment_is(self, platform: str, place: str) -> None:
        assert stamp.venv_python(Path("v"), platform) == Path("v") / place

    @pytest.mark.parametrize("platform", ["linux", "win32"])
    def test_that_the_exit_code_of_the_program_is_passed_on(self, platform: str, root: Path) -> None:
        call = (
            f"import os, sys; from intake_app.bootstrap import start; sys.platform = {platform!r}\n"
            "sys.exit(start._hand_over([sys.executable, '-c', 'raise SystemExit(4)'], dict(os.environ)))"
        )
        assert subprocess.run([sys.executable, "-c", call], cwd=root, check=False).returncode == 4

    def test_that_a_problem_becomes_one_line_and_exit_code_1(
        self, place: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (place / "requirements.txt").unlink()
        assert start.main([]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("Keukentafel: ")
        assert said.err.count("\n") == 1

    def test_that_the_first_file_can_be_read_by_any_python(self, root: Path) -> None:
        lines = (root / "run.py").read_text("ascii").split("from intake_app.bootstrap")[0]
        assert 'f"' not in lines
        assert ":=" not in lines
        assert "->" not in lines


class TestLibraries:
    def test_that_only_what_the_loader_does_not_find_is_missing(self) -> None:
        def load(name: str) -> None:
            if name != "libGL.so.1":
                raise OSError(name)

        found = libraries.missing({"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}, load)
        assert found == (["libEGL.so.1"] if sys.platform == "linux" else [])

    @pytest.mark.parametrize(
        ("user", "sudo", "asked", "expected"),
        [
            (0, None, False, []),
            (0, "/usr/bin/sudo", True, []),
            (1000, "/usr/bin/sudo", True, ["/usr/bin/sudo"]),
            (1000, "/usr/bin/sudo", False, ["/usr/bin/sudo", "-n"]),
            (1000, None, True, None),
        ],
    )
    def test_that_rights_are_looked_for_and_never_waited_for(
        self, user: int, sudo: str | None, asked: bool, expected: list[str] | None
    ) -> None:
        assert libraries.elevation(user, sudo, asked) == expected

    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            (libraries.NO_RIGHTS, "vraag een beheerder"),
            ("E: You don't have enough free space in /var/cache/apt/archives/.", "schijf is vol"),
            ("W: Failed to fetch x  Temporary failure resolving 'x'", "geen verbinding"),
            ("E: Unable to locate package libgl1", "zelf uit"),
        ],
    )
    def test_that_what_apt_says_becomes_one_sentence(self, said: str, sentence: str) -> None:
        explained = libraries.explain(said, ["libgl1", "libegl1"])
        assert sentence in explained
        assert "\n" not in explained

    def test_that_the_administrator_gets_the_whole_call(self) -> None:
        explained = libraries.explain(libraries.NO_RIGHTS, ["libgl1", "libegl1"])
        assert "«apt-get install --no-install-recommends libgl1 libegl1»" in explained


class TestPackages:
    @pytest.mark.parametrize(
        ("said", "sentence"),
        [
            ("connection broken by 'NewConnectionError'\nERROR: No matching distribution found", "geen verbinding"),
            ("ERROR: Could not install packages: [Errno 28] No space left on device", "schijf is vol"),
            ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE", "niet het onderdeel"),
            ("Retrying (Retry(total=1)) after connection broken by 'SSLError(SSLCertVerificationError", "certificaat"),
            ("ERROR: No matching distribution found for sqlcipher3==0.6.4", "3.11"),
            ("OSError: [WinError 5] Access is denied", "in gebruik"),
            ("HINT: this system does not have Windows Long Path support enabled", "te lang"),
            ("something new", "install.log"),
        ],
    )
    def test_that_what_pip_says_becomes_one_sentence(self, said: str, sentence: str) -> None:
        explained = packages.explain(said)
        assert sentence in explained
        assert "\n" not in explained

    def test_that_only_hashed_ready_made_packages_are_taken(self) -> None:
        command = packages.pip_command("app")
        assert "--require-hashes" in command
        assert command[command.index("--only-binary") + 1] == ":all:"
        assert command[-1].endswith("requirements.txt")

    def test_that_the_users_own_pip_settings_are_kept(self) -> None:
        variables = packages.pip_variables({"PIP_INDEX_URL": "x", "PIP_RETRIES": "9", "PYTHONPATH": "y"})
        assert variables["PIP_INDEX_URL"] == "x"
        assert variables["PIP_RETRIES"] == "9"
        assert "PYTHONPATH" not in variables

    def test_that_pins_are_counted(self, place: Path) -> None:
        assert packages.count_pins(stamp.LOCKS["dev"].read_text("utf-8")) == 2

    def test_that_progress_is_one_line_that_is_wiped(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        progress = packages.Progress(2, shown=True)
        progress.follow("Collecting one==1 (from -r requirements.txt (line 1))")
        progress.end()
        shown = capsys.readouterr().err
        assert "onderdeel 1 van 2: one" in shown
        assert shown.endswith("\r")
        assert "\n" not in shown

    def test_that_the_environment_counts_as_half_made_from_the_moment_pip_changes_it(self, place: Path) -> None:
        make_environment(place)
        progress = packages.Progress(2, shown=False)
        progress.follow("Collecting one==1 (from -r requirements.txt (line 1))")
        assert not stamp.UNFINISHED.exists()
        progress.follow("Installing collected packages: one")
        assert stamp.UNFINISHED.exists()


class TestSystem:
    @pytest.mark.parametrize(
        ("number", "sentence"),
        [
            (errno.ENOSPC, "schijf is vol"),
            (errno.EACCES, "niet geschreven"),
            (errno.EROFS, "niet geschreven"),
            (errno.EIO, "start opnieuw"),
        ],
    )
    def test_that_what_the_system_refuses_becomes_one_sentence(self, number: int, sentence: str) -> None:
        assert sentence in installation.explain_system(OSError(number, os.strerror(number)))

    def test_that_too_little_room_is_said_before_anything_is_fetched(
        self, place: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(installation.ROOM, "app", 10**9)
        with pytest.raises(SetupProblem, match="te weinig ruimte"):
            installation.prepare("app")
        assert not stamp.VENV.exists()

    def test_that_a_refusal_of_the_system_is_said_too(self, place: Path) -> None:
        (place / ".venv.lock").mkdir()
        with pytest.raises(SetupProblem, match="start opnieuw"):
            installation.prepare("app")

    def test_that_a_second_start_waits_for_the_first(self, place: Path, root: Path) -> None:
        hold = (
            "import pathlib, sys\n"
            "from intake_app.bootstrap import installation, stamp\n"
            "stamp.ROOT = pathlib.Path(sys.argv[1])\n"
            "with installation._only_one_start():\n"
            "    print('held', flush=True)\n"
            "    sys.stdin.read()\n"
        )
        with _start(hold, place, root) as first:
            assert _line(first.stdout) == "held"
            with _start(hold, place, root) as second:
                assert "een andere start is nog bezig" in _line(second.stderr)
                _close(first)
                assert _line(second.stdout) == "held"
                _close(second)

    def test_that_what_a_command_says_is_returned_and_logged(self, place: Path) -> None:
        make_environment(place)
        code, said = commands.run([sys.executable, "-c", "print('hallo'); raise SystemExit(3)"])
        assert (code, said) == (3, "hallo\n")
        assert stamp.LOG.read_text("utf-8") == "hallo\n"


def _start(program: str, place: Path, root: Path) -> subprocess.Popen[str]:
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", program, str(place)]
    return subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _line(stream: IO[str] | None) -> str:
    assert stream
    return stream.readline().strip()


def _close(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.close()
