"""The site: all entries together, their taxonomies, listings, pages of listings and addresses."""
