"""A type of record that nobody has thought of: described, given a table and mapped here, and nothing else changes."""
