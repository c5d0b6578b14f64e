"""The data files of a site, `content/data/*.yml`: vocabularies, places, deadlines, synonyms."""
