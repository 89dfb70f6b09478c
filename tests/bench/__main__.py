"""Lets `python -m tests.bench` run the measurements."""

from tests.bench.run import main

if __name__ == "__main__":
    main()
