"""Loads the modules and data that every worker process needs; the server that workers are forked from imports it."""

import gc

import generator.build.publish  # noqa: F401
from generator.gazetteer import load_gazetteer

load_gazetteer()
gc.freeze()  # keeps the pages of memory shared: the collector would write to them
