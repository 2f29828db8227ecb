"""Dialogs: each has an `ask()` class method that returns a value, or None when the person went back."""
