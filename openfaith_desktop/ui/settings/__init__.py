"""The settings: how a church is connected, its data, how the window looks, and what this program is."""
