"""Everything that enters or leaves besides prints: the dossier file, lists, packs and tables.

Workbooks of others are read by Python's own parser, which defusedxml keeps from entities. openpyxl would take lxml for
half of their parts as soon as it is there (it came along with python-docx), and with it a libxml2 with known faults.
"""

from __future__ import annotations

import os

os.environ["OPENPYXL_LXML"] = "False"  # read by openpyxl when it is loaded, and only this package loads it
