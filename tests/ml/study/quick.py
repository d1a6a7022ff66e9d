"""``python -m tests.ml.study.quick``: cry-ml as it is, but for a statistics expert that learns in a moment.

The processes it starts import this module before anything else, so that it holds in them, too.
"""

import ml.expert
from ml.__main__ import main

ml.expert.STEPS = 20

if __name__ == "__main__":
    main()
