"""Who may be here twice: the pairs, side by side, and what a person says of each."""
