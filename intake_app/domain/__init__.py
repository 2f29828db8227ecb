"""The words of the field: frozen dataclasses, enumerations and pure rules."""
