"""The plan of the site → what machines read: maps of its pages, feeds, and its data for others."""

from langnghe.exports.data import Data, DataRoom, data_of, record_jobs
from langnghe.exports.feeds import feed_jobs
from langnghe.exports.keeping import Told
from langnghe.exports.manifests import manifest_jobs
from langnghe.exports.sitemap import sitemap_jobs

__all__ = [
    "Data",
    "DataRoom",
    "Told",
    "data_of",
    "feed_jobs",
    "manifest_jobs",
    "record_jobs",
    "sitemap_jobs",
]
