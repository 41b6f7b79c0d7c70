"""Sends the outbox: `draft.py` makes what is sent, `precondition.py` compares just before, `sender.py` sends it once,
`acknowledge.py` writes down what came of it; `selective.py` is for records a person chose.
"""
