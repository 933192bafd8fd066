"""The database as a whole: its tables, their migrations, copies and backups."""
