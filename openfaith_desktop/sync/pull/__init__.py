"""What is new there, into the links; nothing is applied.

`reading.py` decides what a run reads: everything (`listing.py`), what changed (`incremental.py`) or what webhooks named
(`notified.py`); `merged.py` and `missing.py` find out what became of whole records; `refetch.py` reads one of them.
"""
