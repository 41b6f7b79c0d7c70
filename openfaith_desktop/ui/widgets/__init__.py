"""The parts every screen is built from; their look is `ui/theme.py`'s. They know nothing of churches or sync."""
