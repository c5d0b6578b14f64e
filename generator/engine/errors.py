"""The error that stops a build for a reason other than the content."""


class BuildError(Exception):
    """A build that cannot continue; the message gives the reason to its user, in Vietnamese. Not for bugs."""
