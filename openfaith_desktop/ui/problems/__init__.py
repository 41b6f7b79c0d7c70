"""Couldn't be copied: problems grouped by cause, with what to do about each."""
