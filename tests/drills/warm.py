"""What every forked life begins with: all imports, the content as it was read, its index.

The command line imports the rest only when it runs, and that would be most of a life's work.
"""

import gc

import bot.app
import bot.console
import bot.rehearsal  # noqa: F401
from tests.drills.life import content

content().warm()
gc.collect()
gc.freeze()
