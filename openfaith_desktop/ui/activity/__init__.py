"""What was done, by whom and when; and what the program wrote down of itself."""
