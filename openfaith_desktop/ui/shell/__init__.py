"""The window around the screens: navigation, state of the connection, one instance, tray, crash dialog, start."""
