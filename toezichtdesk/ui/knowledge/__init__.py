"""The page Kennis: sessions, connections, talks and good practices."""
