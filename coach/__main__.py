"""The entry point: `coach`, or `python -m coach`."""

from __future__ import annotations

import sys

from coach import __version__


def main() -> None:
    """Run Coach and exit with its status."""
    if sys.argv[1:] in (["--version"], ["-V"]):  # answered before anything is imported
        print(f"coach {__version__}")
        return
    try:
        from coach.cli.root import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit("Stopped; what was saved is safe.")


if __name__ == "__main__":
    main()
