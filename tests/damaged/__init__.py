"""Hostile input: real files of everything that can be read in, damaged in thousands of ways.

`python -m tests.damaged --count N --seed S` tries as many as wanted and tells the figures; the suite a few hundred.
"""
