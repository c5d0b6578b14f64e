"""Checks of the built site and of published addresses: links, withdrawn names, dead addresses, deadlines."""
