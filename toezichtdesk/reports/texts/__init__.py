"""The texts of the record: searched, found by a name, and past their term."""
