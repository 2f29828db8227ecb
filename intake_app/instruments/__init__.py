"""Instruments as data: forms/*.toml read, validated and guarded."""
