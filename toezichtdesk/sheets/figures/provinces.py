"""The names of provinces, as `words` gives them: a row with one of them is a total."""

PROVINCES = frozenset(
    (
        "drenthe", "flevoland", "fryslan", "friesland", "gelderland", "groningen", "limburg",
        "noord brabant", "noord holland", "overijssel", "utrecht", "zeeland", "zuid holland",
    )
)  # fmt: skip
ALSO_MUNICIPALITIES = frozenset(("groningen", "utrecht"))
