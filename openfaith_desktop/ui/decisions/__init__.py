"""Decisions: the review table, possible matches side by side, and the page of a safety brake."""
