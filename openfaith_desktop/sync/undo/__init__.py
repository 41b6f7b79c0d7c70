"""Takes back: `changes.py` what a run or a person changed, `answers.py` what an answer did."""
