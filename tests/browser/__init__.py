"""The playground's page, as a person at a real Chromium meets it."""
