"""Everything that must survive a restart: tables, migrations, one query module a table."""
