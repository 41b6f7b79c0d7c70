"""Compares both sides, applies here what came, and plans what is to be sent; asks nobody over the network.

`canonical.py` reads a record from its link; `matching/` says who is whom, `merge.py` what becomes of each field;
`create.py`, `update.py`, `deletions.py`, `duplicates.py` and `plan_creates.py` carry it out.
"""
