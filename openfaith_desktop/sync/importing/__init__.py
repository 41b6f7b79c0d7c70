"""Lines of a list that a person imports: who they are here, what would change, and doing it as one edit."""
