"""What every forked life begins with: all imports, and the content as it was read."""

import gc

from tests.drills.life import content

content()
gc.freeze()
