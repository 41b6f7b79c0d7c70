"""The adapter for Planning Center, found through the entry points `openfaith.adapters`."""
