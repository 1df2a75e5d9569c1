"""The edges: settings, command line, logs, documents."""
