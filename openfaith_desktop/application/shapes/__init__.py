"""The shapes of documents: what the application answers and `--json` prints, typed once, a file a subject.

The JSON schemas in `docs/schemas` are made from them (`tools/schemas.py`). Values only; nothing here reads or asks.
"""
