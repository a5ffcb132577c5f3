"""The engine's door: `mkdocs build` and `mkdocs serve` give the same site as `langnghe build`.

It holds no page of its own. The engine is handed an empty site in a folder of ours, and when it is
done, the whole road is walked into the folder that was asked for.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from langnghe import site
from langnghe.problems import Level, abridged
from langnghe.words import format_problem

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_WATCHED = ("villages", "products")


class _NoSettings(Config):
    """The plugin takes none: what it needs to know stands in `extra.langnghe`."""


class LangnghePlugin(BasePlugin[_NoSettings]):
    """Turns the engine's two commands into ours."""

    def __init__(self) -> None:
        self._root = Path()
        self._site = Path()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self._root = Path(config.config_file_path).resolve().parent
        self._site = Path(config.site_dir)
        # The engine empties its folder before it knows whether the records are sound.
        config.site_dir = str(self._root / "build" / "engine-unused")
        config.theme.static_templates.clear()
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        result = site.build(self._root, self._site, is_strict=bool(config.strict))
        shown = [one for one in abridged(result.problems) if one.level is not Level.NOTE]
        report = "\n".join(format_problem(found, "vi") for found in shown)
        if not result.is_published:
            raise Abort(report)
        if report:
            print(report)  # noqa: T201  the engine has no other voice for warnings

    def on_serve(
        self,
        server: "LiveReloadServer",
        *,
        config: MkDocsConfig,
        builder: object,
    ) -> "LiveReloadServer":
        for name in _WATCHED:
            if (self._root / name).is_dir():
                server.watch(str(self._root / name))
        return server
