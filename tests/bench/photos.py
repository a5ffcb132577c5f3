"""How many bytes and seconds a photo costs, beside libvips; `python -m bench.photos DIR`.

DIR holds photographs, which are measured as they are. Needs the program `vips`, and scikit-image,
which judges how alike two pictures are.
"""

import io
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import geometric_mean, median
from typing import Any

import click
from PIL import Image

from bench import CHECKOUT
from langnghe.photos.developing import Negative, Shelf, develop
from langnghe.photos.looking import content_of
from langnghe.photos.opening import header_of
from langnghe.renditions import MIDDLE, Format, Rendition, Shape

_RESULTS = CHECKOUT / "docs" / "bench" / "photos.json"
_SAVERS = {
    Format.AVIF: "heifsave {source} {target} --compression av1 --effort {effort} "
    "--Q {quality} --strip",
    Format.WEBP: "webpsave {source} {target} --Q {quality} --strip",
    Format.JPEG: "jpegsave {source} {target} --Q {quality} --strip --optimize-coding --interlace",
}  # fmt: skip
_EFFORTS = (4, 2)  # libvips's own, and the one that is as much as our speed 7
_RUNS = 3
LARGE = 2000  # pixels: as from a phone


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The structural similarity (SSIM) of two pictures' grey; 1 for the same."""
    import numpy
    from skimage.metrics import structural_similarity

    found = structural_similarity(*(numpy.asarray(p.convert("L")) for p in (one, other)))
    return float(found)


def _vips(*words: object) -> None:
    environment = {**os.environ, "VIPS_CONCURRENCY": "1"}
    subprocess.run(["vips", *map(str, words)], check=True, env=environment, capture_output=True)


def _saved_by_vips(source: Path, form: Format, quality: int, effort: int) -> bytes:
    target = source.with_suffix(f".{form}")
    command = _SAVERS[form].format(source=source, target=target, quality=quality, effort=effort)
    _vips(*command.split())
    return target.read_bytes()


def equally_good(source: Path, form: Format, wanted: float, effort: int) -> int:
    """The bytes of libvips's smallest file that is at least as like the source."""
    exact = Image.open(source)
    low, high = 1, 100
    while low < high:
        middle = (low + high) // 2
        content = _saved_by_vips(source, form, middle, effort)
        if likeness(exact, Image.open(io.BytesIO(content))) >= wanted:
            high = middle
        else:
            low = middle + 1
    return len(_saved_by_vips(source, form, low, effort))


def _negative(path: Path) -> Negative:
    return Negative(path, content_of(path), header_of(path).size, MIDDLE, leads=False)


def weigh(photos: Sequence[Path], folder: Path) -> Iterator[dict[str, Any]]:
    """Bytes of each rendition, ours and libvips's of the same likeness to the exact picture."""
    for path in photos:
        negative = _negative(path)
        for rendition, content in develop(negative):
            exact = Image.open(path).convert("RGB")
            exact = exact.resize((rendition.width, rendition.height), Image.Resampling.LANCZOS)
            source = folder / "exact.png"
            exact.save(source, compress_level=1)
            ours = likeness(exact, Image.open(io.BytesIO(content)))
            for effort in _EFFORTS if rendition.format is Format.AVIF else _EFFORTS[:1]:
                theirs = equally_good(source, rendition.format, ours, effort)
                yield {"photo": path.name, "format": rendition.format.value,
                       "width": rendition.width, "ssim": round(ours, 4), "effort": effort,
                       "ours": len(content), "theirs": theirs}  # fmt: skip


def _by_vips(negative: Negative, folder: Path, effort: int) -> None:
    """The same renditions by libvips: the photo shrunk once for each size, and saved."""
    sizes: dict[tuple[Shape, int, int], list[Rendition]] = {}
    for one in negative.renditions:
        sizes.setdefault((one.shape, one.width, one.height), []).append(one)
    for (_, width, height), wanted in sizes.items():
        small = folder / f"{negative.content}-{width}.v"
        _vips("thumbnail", negative.path, small, width, "--height", height)
        for one in wanted:
            target = small.with_suffix(f".{one.format}")
            command = _SAVERS[one.format].format(
                source=small, target=target, quality=60, effort=effort
            )
            _vips(*command.split())


def hasten(photos: Sequence[Path], folder: Path) -> dict[str, float]:
    """Processor seconds a photo, ours and libvips's at each effort; the programs take turns."""
    negatives = [_negative(path) for path in photos]
    taken: dict[str, list[float]] = {}
    for number in range(_RUNS):
        for effort in (None, *_EFFORTS):
            begun = _processor_seconds()
            for negative in negatives:
                if effort is None:
                    Shelf(folder / f"shelf-{number}").develop([negative])
                else:
                    _by_vips(negative, folder, effort)
            name = "ours" if effort is None else f"vips effort {effort}"
            seconds = (_processor_seconds() - begun) / len(photos)
            taken.setdefault(name, []).append(seconds)
    return {name: round(median(times), 3) for name, times in taken.items()}


def _processor_seconds() -> float:
    """Of this process and of all that it has waited for: the machine may be busy otherwise."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--keep", is_flag=True, help="Write docs/bench/photos.json anew.")
def main(folder: Path, *, keep: bool) -> None:
    """Measure the photographs in FOLDER: bytes of all, seconds of the larger ones."""
    photos = sorted(path for path in folder.iterdir() if path.suffix in {".jpg", ".png"})
    with tempfile.TemporaryDirectory() as work:
        rows = list(weigh(photos, Path(work)))
        large = [path for path in photos if max(header_of(path).size) > LARGE]
        seconds = hasten(large, Path(work)) if large else {}
    ratios = {}
    for form in Format:
        for effort in _EFFORTS:
            fit = [row for row in rows if (row["format"], row["effort"]) == (form, effort)]
            if fit:
                ratio = geometric_mean(row["ours"] / row["theirs"] for row in fit)
                ratios[f"{form} effort {effort}"] = round(ratio, 3)
    found = {"bytes ours/theirs at equal SSIM": ratios, "processor seconds a photo": seconds}
    click.echo(json.dumps(found, indent=2))
    if keep:
        _RESULTS.write_text(json.dumps({**found, "each": rows}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
