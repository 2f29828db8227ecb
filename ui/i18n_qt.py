"""Qt's own sentences (context menus, dialogs, printer windows) in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from intake_app import i18n


def install(app: QApplication) -> QTranslator | None:
    """Load Qt's catalogue for `i18n.language()` and make it the default locale. None when Qt needs none (English).

    Raises RuntimeError when the catalogue that PySide6 ships cannot be read.
    """
    language = i18n.language()
    QLocale.setDefault(QLocale("nl_NL" if language == "nl" else "en_GB"))
    for former in app.findChildren(QTranslator, "qt_translator"):
        app.removeTranslator(former)
        former.deleteLater()
    if language == "en":
        return None
    translator = QTranslator(app)
    translator.setObjectName("qt_translator")
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if not translator.load(f"qtbase_{language}", folder):
        raise RuntimeError(f"Qt has no catalogue for {language!r} in its translations folder")
    app.installTranslator(translator)
    return translator
