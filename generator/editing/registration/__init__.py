"""Registration sheets of exemplars, as offices send them in, become drafts; what is private stays out (decision 15)."""
