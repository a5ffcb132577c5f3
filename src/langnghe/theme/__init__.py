"""The site's coat: it extends Material for MkDocs, and loads none of its styles or scripts."""

import os

# Material prints a page of advice about its own future at every run. The engine imports this
# package just before Material's, so this is the last moment to spare our users.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
