"""What a connection's secrets are called in the vault: one entry for each kind."""

from __future__ import annotations


def token(connection: str) -> str:
    """Return the name of a personal access token."""
    return connection


def pair(connection: str) -> str:
    """Return the name of what a sign-in with a browser gave: the tokens, and whom they were given to."""
    return f"{connection}/sign-in"


def webhook(connection: str, subscription_id: str) -> str:
    """Return the name of the secret that signs a subscription's deliveries."""
    return f"{connection}/webhook/{subscription_id}"
