"""Fixtures: sites built once where they are only read, and in copies where they are not."""

import shutil
from pathlib import Path

import pytest

from building import ROOT, Built, copy_records, publish
from conftest import MKDOCS, SMALL, Province


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """`provinces/small`, built once; only to be read."""
    return _built(SMALL, tmp_path_factory.mktemp("small-site"))


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of this repository, built once; only to be read."""
    return _built(ROOT, tmp_path_factory.mktemp("real-site"))


def _built(source: Path, folder: Path) -> Built:
    root = copy_records(source, folder / "root")
    return Built(root, publish(Province(root)))


@pytest.fixture(scope="session")
def _rendered_before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The cache of a site with the tests' own settings and no prose: its frames are made once."""
    root = tmp_path_factory.mktemp("rendered-before")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    publish(Province(root))
    return root / ".cache" / "frames"


@pytest.fixture
def site_of(province: Province, _rendered_before: Path) -> Province:
    """An empty province whose frames are made already, so that only its records cost time."""
    shutil.copytree(_rendered_before, province.root / ".cache" / "frames")
    return province


@pytest.fixture
def copy_of_small(tmp_path: Path, small_site: Built) -> Province:
    """The small province as it stands after a build: its site, and its cache."""
    root = tmp_path / "small"
    shutil.copytree(small_site.root, root)
    return Province(root)
