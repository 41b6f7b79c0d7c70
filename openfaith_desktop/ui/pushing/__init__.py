"""Sending chosen records: exactly what would go, then what became of each."""
