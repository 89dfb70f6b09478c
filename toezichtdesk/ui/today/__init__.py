"""The page Vandaag: all duties of the officer, by day."""
