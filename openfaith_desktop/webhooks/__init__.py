"""Webhooks: the place on this computer that a system sends them to, and the subscriptions there.

`receiver.py` speaks HTTP, `inbox.py` decides what becomes of a delivery, `subscriptions.py` keeps the
subscriptions in order. Polling finds everything that webhooks report, only later: nothing depends on them.
The worker runs a `receiver.Receiver`, the command line calls `subscriptions`. See `docs/webhooks.md`.
"""
