"""Qt item models: rows in, signals out; no query in `data()`."""
