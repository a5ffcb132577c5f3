"""The plan of the site → what machines read: a map of its pages, and the site's data for others."""

from langnghe.exports.data import Data, DataRoom, data_of, record_jobs
from langnghe.exports.keeping import Told
from langnghe.exports.sitemap import export_job

__all__ = ["Data", "DataRoom", "Told", "data_of", "export_job", "record_jobs"]
