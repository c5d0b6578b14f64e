"""Checks of a built site and of what was published: links, withdrawn names, dead addresses, reminders."""
