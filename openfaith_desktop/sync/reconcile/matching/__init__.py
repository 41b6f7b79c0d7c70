"""Which records there are which entities here.

`phase.py` goes through them, asks and remembers; `people.py`, `members.py` and `identity.py` find candidates, each in
its way; `sides.py` reads what is compared of people; `scoring.py` judges pairs and chooses among them, purely.
"""
