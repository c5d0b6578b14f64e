"""Mends what needs no judgement in content files, for `guong fix`: characters, and values in another spelling."""
