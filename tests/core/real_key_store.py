"""A real Secret Service on a session bus of its own: GNOME Keyring, unlocked, in an empty home. Never the user's."""

from __future__ import annotations

import functools
import os
import select
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
PATIENCE = 20.0
_NAME = "org.freedesktop.secrets"
_SERVICE = "[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=/bin/sh {script}\n"
_PROMPTER = "echo asked > {pipe}\nexec sleep 60\n"
"""Who asks the person to unlock: here it comes up, says so to the test, and gets no answer from anybody."""


@functools.cache
def what_lacks() -> str:
    """Why no such service can be started here, "" when it can."""
    if sys.platform != "linux":
        return "the Secret Service is of Linux"
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    if absent:
        return f"not installed: {', '.join(absent)} (Debian: dbus-daemon, gnome-keyring)"
    try:  # a container may lack the right that the service has as a file
        for name in PROGRAMS:
            subprocess.run([name, "--version"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        return f"cannot be run here: {error}"
    return ""


class RealKeyStore:
    """The bus and the service, each a process of this test."""

    def __init__(self, home: Path) -> None:
        folders = {f"XDG_{name}_HOME": home / name.lower() for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        prompters = folders["XDG_DATA_HOME"] / "dbus-1" / "services"
        prompters.mkdir(parents=True)
        script, pipe = home / "prompter.sh", home / "asked"
        (prompters / "org.gnome.keyring.SystemPrompter.service").write_text(_SERVICE.format(script=script))
        script.write_text(_PROMPTER.format(pipe=pipe))
        os.mkfifo(pipe)
        self._asked = os.open(pipe, os.O_RDWR)
        kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
        self._environment = {
            **kept,
            **{name: str(folder) for name, folder in folders.items()},
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home / "run"),
        }
        (home / "run").mkdir(mode=0o700)
        self._bus = self._begun("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1")
        assert self._bus.stdout is not None
        self.address = self._bus.stdout.readline().decode().strip()
        self._environment["DBUS_SESSION_BUS_ADDRESS"] = self.address
        self._service: subprocess.Popen[bytes] | None = None

    def begin(self) -> None:
        """Start the service, unlocked, and wait until it answers to its name."""
        from jeepney import MatchRule, message_bus
        from jeepney.bus import parse_addresses
        from jeepney.io.blocking import DBusConnection, Proxy, prep_socket

        place = dict(next(iter(parse_addresses(self.address)))[1])
        where = "\0" + place["abstract"] if "abstract" in place else place["path"]
        bus = DBusConnection(prep_socket(where))
        try:
            rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
            rule.add_arg_condition(0, _NAME)
            Proxy(message_bus, bus).AddMatch(rule)
            with bus.filter(rule) as seen:
                self._service = self._begun("gnome-keyring-daemon", "--unlock", "--components=secrets", "--foreground")
                assert self._service.stdin is not None
                self._service.stdin.write(b"wachtwoord van het account")
                self._service.stdin.close()
                bus.recv_until_filtered(seen, timeout=PATIENCE)
        finally:
            bus.close()

    def signal(self, what: signal.Signals) -> None:
        """Send the service a signal: SIGSTOP makes it hang, SIGCONT go on, SIGKILL die."""
        assert self._service is not None
        self._service.send_signal(what)
        if what is signal.SIGKILL:
            self._service.wait(PATIENCE)

    def lock(self) -> None:
        """Lock the collection, as the system does when somebody says so."""
        import secretstorage

        bus = secretstorage.dbus_init()
        try:
            secretstorage.get_default_collection(bus).lock()
        finally:
            bus.close()

    def wait_for_question(self) -> None:
        """Until the service asks the person to unlock. Raises TimeoutError."""
        if not select.select([self._asked], [], [], PATIENCE)[0]:
            raise TimeoutError("nothing was asked")
        os.read(self._asked, 100)

    @property
    def has_asked(self) -> bool:
        """Whether the person was asked since the last wait."""
        return bool(select.select([self._asked], [], [], 0)[0])

    def kept(self) -> list[bytes]:
        """What lies in the store, of Keukentafel."""
        import secretstorage

        bus = secretstorage.dbus_init()
        try:
            return [one.get_secret() for one in secretstorage.search_items(bus, {"service": "Keukentafel"})]
        finally:
            bus.close()

    def end(self) -> None:
        """End both, and what the bus started."""
        os.close(self._asked)
        for one in (self._service, self._bus):
            if one is not None:
                with suppress(ProcessLookupError):
                    os.killpg(one.pid, signal.SIGKILL)
                one.wait(PATIENCE)
                for stream in (one.stdin, one.stdout):
                    if stream is not None:
                        stream.close()

    def _begun(self, *call: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            call,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


@contextmanager
def running(home: Path) -> Iterator[RealKeyStore]:
    """A bus and an unlocked service, as long as the block lasts."""
    store = RealKeyStore(home)
    try:
        store.begin()
        yield store
    finally:
        store.end()
