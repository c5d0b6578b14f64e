"""Makes the data of the gazetteer from two published packages."""
