"""The SQLite file: opened, migrated, sealed and backed up; the tables are in `schema`."""
