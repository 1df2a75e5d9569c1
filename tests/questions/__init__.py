"""Questions that nothing answered."""
