"""The texts of the interface that readers of the site see: one TOML file for each language."""
