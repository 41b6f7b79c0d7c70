"""The judge of the simulation: a small model of what sync promises, which shares no code with what it judges.

- `rows.py`: the raw rows of both sides in one form, as multisets.
- `tale.py`: one field of one record: who typed what, and which endings the promise allows.
- `lives.py`: what people did with one record. `promise.py`: a whole story: which records live where.
- `mergers.py`, `choices.py`, `mishaps.py`: what the promise is told of those. `verdict.py`: what does not hold in the end.
- `undone.py`: what a run that was taken back must have left.

Nothing here imports the engine, the data model, the database layer or an adapter: an import contract says so.
It reads the database with plain SQL, and the church on the other side as the simulator keeps it. Each record is
told by a mark that nobody ever edits (a person's last name, a contact's type, the first word of a name), so no
link of the engine is needed to know what belongs together, and what has no link exists nevertheless.
"""
