"""From YAML records of craft villages to a public website."""

__version__ = "0.1.0"
