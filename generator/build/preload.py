"""What every worker process needs: the server that they are copied from reads it once."""

import gc

import generator.build.build  # noqa: F401
from generator.gazetteer import load_gazetteer

load_gazetteer()
gc.freeze()  # what is copied stays shared: nothing looks through it again
