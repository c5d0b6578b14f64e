"""Outputs: the files beside the pages, one module each."""
