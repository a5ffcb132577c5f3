"""`python -m langnghe.cli` for those who profile or debug."""

from langnghe.cli import main

main()
