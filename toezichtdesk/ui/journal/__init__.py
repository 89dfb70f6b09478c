"""The page Logboek: every act with undo, and the backups."""
