"""`make bench`: every benchmark in turn, each with its aim."""

from __future__ import annotations

from benchmarks import commands, storage


def main() -> None:
    """Run them all and print a line for each."""
    print(f"{'what':<52} {'ratio':>7}  {'aim':>7}")
    for name, ratio, aim in (*storage.measure(), *commands.measure()):
        print(f"{name:<52} {ratio:>7.2f}  {aim or '-':>7}")


if __name__ == "__main__":
    main()
