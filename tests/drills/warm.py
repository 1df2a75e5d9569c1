"""What every forked life begins with: all imports, the content as it was read, its index."""

import gc

from tests.drills.life import content

content().warm()
gc.freeze()
