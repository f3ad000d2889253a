"""One module a command of `python -m advocacy`; each has main(arguments) -> exit status."""
