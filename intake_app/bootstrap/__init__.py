"""What `run.py` does before the program itself can run: make `.venv`, install the lock, add system libraries.

Only the standard library, because nothing else is there yet. For the same reason its sentences stand here in Dutch and
not in the catalogues: reading those takes packages that are still to be installed.
"""
