"""Tests of the store: real vaults in temporary folders."""
