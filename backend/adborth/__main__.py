"""The command `adborth`, also as `python -m adborth`."""

from adborth.loading import load


def main() -> None:
    load("adborth.cli").app()


if __name__ == "__main__":
    main()
