"""The plan of the site → what machines read: a map of its pages and the word to crawlers."""

from langnghe.exports.sitemap import export_job

__all__ = ["export_job"]
