"""A deterministic simulation of years of sync: from a seed, a story of edits, faults and crashes on both sides.

- `world.py`: both sides in one process: a pretend church, a database, one clock, faults and crashes.
- `edits.py`: what people type on both sides. `steps.py`: what people and programs do, chosen by the seed.
- `oracle/`: the judge, who knows the promise and shares no code with what is judged.
- `invariants.py`: what must hold inside when all is quiet again.
- `story.py`: running a seed, and the shortest story that still breaks something.

Used by `openfaith bench simulate` and by the tests.
"""
