"""The conversation core: actions, routes, the intake."""
