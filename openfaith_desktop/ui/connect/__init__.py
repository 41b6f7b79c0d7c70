"""Connecting a church account: sign in, choose how the two work together, begin."""
