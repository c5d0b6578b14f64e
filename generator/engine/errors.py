"""What stops a build beside problems in the content."""


class BuildError(Exception):
    """The build cannot go on; the message says why, in Vietnamese, to whoever runs it. Not for bugs of our own."""
