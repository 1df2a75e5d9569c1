"""``python -m bot``, also installed as ``liftcare``."""


def main() -> None:
    """Run the command line; Ctrl-C ends it without a traceback, also while it is still loading."""
    try:
        from bot import cli  # noqa: PLC0415  # most of the start is this import

        cli.main()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
