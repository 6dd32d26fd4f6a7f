"""Names: a printed word becomes an entry of the reference data: organs, places, indicators, units, numbers."""
