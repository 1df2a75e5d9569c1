"""How messages get out: when to try again, and (with the outbox) in which order and pace."""
