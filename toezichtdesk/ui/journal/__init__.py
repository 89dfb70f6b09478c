"""Logboek: every act, undo of an import, and the back-ups."""
