"""Signing in: the browser inside the window, the person's own browser, a token; and where sign-ins are kept."""
