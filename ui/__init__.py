"""The window: PySide6 pages and widgets on top of the services."""
