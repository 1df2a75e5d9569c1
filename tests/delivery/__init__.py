"""From the outbox to the messenger."""
