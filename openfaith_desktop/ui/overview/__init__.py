"""The overview: how the connection stands, and the steps of a sync while it goes on."""
