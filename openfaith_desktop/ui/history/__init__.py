"""History: what each sync changed, and taking it back with a look at what that would do."""
