"""Which C libraries lie inside the wheels, asked from the wheels themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

Bundled = dict[tuple[str, str], str]
"""The version, by library of Python and C library."""

_PILLOW = {
    "freetype2": "freetype",
    "littlecms2": "littlecms",
    "webp": "libwebp",
    "avif": "libavif",
    "libjpeg_turbo": "libjpeg-turbo",
    "jpg_2000": "openjpeg",
    "zlib_ng": "zlib-ng",
    "libtiff": "libtiff",
    "raqm": "raqm",
    "harfbuzz": "harfbuzz",
}
_NAMES = {"png16": "libpng", "lzma": "xz", "zstd": "zstd", "brotlidec": "brotli"}
_FILE = re.compile(r"lib([a-z0-9]+)-[0-9a-f]{8}\.so\.([0-9.]+)$")
_INSIDE = {
    "libpng": re.compile(rb"libpng version ([0-9.]+[0-9])"),
    "pcre2": re.compile(rb"\x00(1[0-9]\.[0-9]{2}) 20[0-9]{2}-[0-9]{2}-[0-9]{2}\x00"),
    "libjpeg-turbo": re.compile(rb"libjpeg-turbo version ([0-9.]+)"),
}


def bundled() -> Bundled:
    """Every C library of which this computer's wheels tell the version."""
    return {(wheel, library): version for wheel, library, version in _told()}


def _told() -> Iterator[tuple[str, str, str]]:
    import pypdfium2.version
    import sqlcipher3.dbapi2 as sqlcipher
    from cryptography.hazmat.backends.openssl import backend
    from lxml import etree
    from pikepdf import __libqpdf_version__ as qpdf
    from PIL import features
    from PySide6.QtCore import qVersion

    for asked, name in _PILLOW.items():
        if version := features.version(asked):
            yield "pillow", name, str(version)
    yield from _by_file_name("pillow")
    yield "pyside6-essentials", "qt", qVersion()
    yield from _inside_of_qt()
    yield "pypdfium2", "pdfium", str(pypdfium2.version.PDFIUM_INFO.build)
    yield "lxml", "libxml2", ".".join(map(str, etree.LIBXML_VERSION))
    yield "lxml", "libxslt", ".".join(map(str, etree.LIBXSLT_VERSION))
    yield "cryptography", "openssl", backend.openssl_version_text().split()[1]
    yield "pikepdf", "qpdf", qpdf
    yield from _inside("pikepdf", "libjpeg-", "libjpeg-turbo")
    raw = sqlcipher.connect(":memory:")
    raw.execute("PRAGMA key = 'which OpenSSL'")
    yield "sqlcipher3", "sqlite", raw.execute("SELECT sqlite_version()").fetchone()[0]
    yield "sqlcipher3", "sqlcipher", raw.execute("PRAGMA cipher_version").fetchone()[0].split()[0]
    yield "sqlcipher3", "openssl", raw.execute("PRAGMA cipher_provider_version").fetchone()[0].split()[1]
    raw.close()


def _files(wheel: str) -> list[Path]:
    return [Path(str(one.locate())) for one in distribution(wheel).files or ()]


def _by_file_name(wheel: str) -> Iterator[tuple[str, str, str]]:
    for file in _files(wheel):
        if (found := _FILE.match(file.name)) and found[1] in _NAMES:
            version = found[2]
            yield wheel, _NAMES[found[1]], f"1.6.{version.split('.')[1]}" if found[1] == "png16" else version


def _inside_of_qt() -> Iterator[tuple[str, str, str]]:
    for part, library in (("libQt6Gui.so", "libpng"), ("libQt6Core.so", "pcre2")):
        yield from _inside("pyside6-essentials", part, library)


def _inside(wheel: str, part: str, library: str) -> Iterator[tuple[str, str, str]]:
    """What a library that was built in says of itself among the bytes."""
    for file in _files(wheel):
        if file.name.startswith(part) and (found := _INSIDE[library].search(file.read_bytes())):
            yield wheel, library, found[1].decode()
            return


if __name__ == "__main__":
    import sys

    sys.stdout.write("".join(f"| {wheel} | {name} | {version} |\n" for (wheel, name), version in bundled().items()))
