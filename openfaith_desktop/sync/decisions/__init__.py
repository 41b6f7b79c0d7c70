"""A person's answers: `answer.py` reads one, `settle.py` and `settle_records.py` do what it says, `expire.py` closes
questions whose cause is gone, `dismiss_problem.py` lets what couldn't be copied be.
"""
