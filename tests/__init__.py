"""The tests: pure, store, channels, playground, journeys, browser, drills."""
