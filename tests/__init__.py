"""The tests, which look the same whatever terminal they are started from."""

import os

os.environ["COLORTERM"] = "truecolor"
os.environ.pop("NO_COLOR", None)
