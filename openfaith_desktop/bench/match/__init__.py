"""`openfaith bench match`: how well people are matched, beside the field's library Splink, on the same data in one run.

- `datasets.py`: what is matched: public person data with typing errors, and a church of our own making.
- `ours.py`, `rival.py`: the two who match it.
- `judging.py`: what of it is right. `once.py`: one of the two on one set. `run.py`: all of it.
"""
