"""The page Beoordelen: the proposals to decide on."""
