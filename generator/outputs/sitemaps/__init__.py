"""Sitemaps: what search engines may find, in parts that keep their members, the news of two days, robots.txt."""
