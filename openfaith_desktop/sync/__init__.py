"""The engine: keeps this database and a system in step. No window, no HTTP, no SQL strings.

- `engine.py`: a run as a list of phases; `run.py`: its frame; `rehearsal.py`: the same, taken back; `brakes/`: what
  stops it. `context.py`, `modes.py`, `scope.py`, `events.py`, `results.py`: what all phases share.
- `pull/`: what is new there, into the links; applies nothing.
- `reconcile/`: compares, applies here, and plans what is to be sent.
- `push/`: sends the outbox.
- `decisions/`: a person's answers. `undo/`: takes back. `editing.py`: what a person changes here.

Called by the application. Imports go down that list only; `./check imports` proves it.
"""
