"""The places in a frame that a page fills, and the depths that frames are made for."""

DEPTHS = (0, 1, 2)  # folders below a language's root
TEXT_SLOTS = ("title", "description", "path", "canonical", "body_class")
HTML_SLOTS = ("head", "body")
MAY_BE_ABSENT = {"path"}  # leads to the same page in other languages; a site may have one
