"""Publishing by WebDAV to Apache's mod_dav, and to an S3 store (moto): the same promises as on a folder."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from publishing import Desk, sent, site_files, standing, stylesheet
from servers import Cutting, apache, needs, s3_store

ONE = {"2026-W46": "gates opened"}
TWO = {**ONE, "2026-W47": "gates closed"}


class Place(NamedTuple):
    """A target: its address by port, the port, and what readers find there."""

    address: Callable[[int], str]
    port: int
    standing: Callable[[], dict[str, str]]


@pytest.fixture(scope="module")
def dav() -> Iterator[tuple[int, Path]]:
    """Apache on a folder of its own: it serves as another user, who may not enter the folders of these tests."""
    with tempfile.TemporaryDirectory(prefix="briefgen-dav-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        with apache(folder / "apache", folder / "www") as port:
            yield port, folder / "www"


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """moto."""
    with s3_store(tmp_path_factory.mktemp("s3")) as port:
        yield port


@pytest.fixture(params=[pytest.param("dav", marks=needs("apache2")), "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """An empty place at each kind of server, with the right credentials in the environment."""
    name = tmp_path.name.replace("_", "-").lower()[-40:].strip("-")
    if request.param == "dav":
        port, folder = request.getfixturevalue("dav")
        monkeypatch.setenv("BRIEFGEN_WEBDAV_USER", "vera")
        monkeypatch.setenv("BRIEFGEN_WEBDAV_PASSWORD", "open sesame")
        return Place(lambda port: f"webdav://127.0.0.1:{port}/{name}", port, lambda: standing(folder / name))
    port = request.getfixturevalue("s3")
    for key, value in {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_DEFAULT_REGION": "us-east-1"}.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    bucket = f"b-{name}"[-60:]
    system = s3_system()
    system.mkdir(bucket)

    def reading() -> dict[str, str]:
        found = [path.removeprefix(f"{bucket}/www/") for path in s3_system().find(f"{bucket}/www")]
        return {path: s3_system().cat_file(f"{bucket}/www/{path}").decode() for path in found if not path.startswith(".briefgen")}

    def address(other: int) -> str:
        monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{other}")
        return f"s3://{bucket}/www"

    return Place(address, port, reading)


def s3_system() -> Any:
    """The store, for looking at it."""
    from s3fs import S3FileSystem

    return S3FileSystem(use_listings_cache=False)


def test_publish_again_check_repair_and_take_back(place: Place, tmp_path: Path) -> None:
    """The site arrives whole; a second run sends nothing; what was changed is found and mended; the way back works."""
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    target = place.address(place.port)
    first, second = desk.publish(target), desk.publish(target)
    assert (first.status, second.status) == (0, 0), first.err + second.err
    assert (sent(first), sent(second)) == (len(site_files(ONE)), 0)
    assert place.standing() == site_files(ONE)

    desk.build(TWO, 2)
    newer = desk.publish(target)
    assert newer.status == 0, newer.err
    assert site_files(TWO, 2).items() <= place.standing().items()
    assert desk.publish(target, "--check").status == 0
    back = desk.publish(target, "--rollback")
    assert back.status == 0, back.err
    assert site_files(ONE).items() <= place.standing().items()
    withdrawn = desk.publish(target)
    assert withdrawn.status == 0, withdrawn.err
    desk.build(ONE, 2)
    withdrawn = desk.publish(target, "--withdraw", "2026-W47")
    assert withdrawn.status == 0, withdrawn.err
    assert not [path for path in place.standing() if path.startswith("2026-W47")]


def test_a_connection_that_is_cut_is_tried_again(place: Place, tmp_path: Path) -> None:
    """Cut in the middle of a large file, twice: the publishing tells so and goes on, and the site arrives whole."""
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    film = desk.site / "assets/film-0a1b2c3d4e5f.svg"
    film.write_text("<!-- " + "x" * 3_000_000 + " -->", encoding="utf-8")
    relay = Cutting(place.port, 1_000_000, 2)
    run = desk.publish(place.address(relay.port))
    relay.close()

    assert relay.cut == 2
    assert run.status == 0, run.err
    assert place.standing() == site_files(ONE) | {"assets/film-0a1b2c3d4e5f.svg": film.read_text(encoding="utf-8")}


def test_a_server_that_is_not_there_is_told(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After its last try the program says what to do, exit 2, without a traceback."""
    monkeypatch.setattr("briefgen.publishing.patience.PAUSES", (0.01,))
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    relay = Cutting(place.port, -1, 1000)
    run = desk.publish(place.address(relay.port))
    relay.close()

    assert run.status == 2, run.err
    assert "readers have the site as it was" in run.err


def test_a_lock_there_is_respected(place: Place, tmp_path: Path) -> None:
    """While one publisher holds it, the other is told whose it is; --break-lock takes it over."""
    from briefgen.publishing.address import parse
    from briefgen.publishing.opening import open_store

    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    target = place.address(place.port)
    store = open_store(parse(target, "."), str(desk.site))
    held = {"user": "vera", "host": "elsewhere.example", "process": 7, "since": "2026-11-22T01:00:00+00:00", "token": "t"}
    assert store.acquire(json.dumps(held).encode()) is None
    store.close()
    refused, broken = desk.publish(target), desk.publish(target, "--break-lock")

    assert (refused.status, broken.status) == (2, 0), broken.err
    assert "vera on elsewhere.example (process 7)" in refused.err
    assert place.standing() == site_files(ONE)


@needs("apache2")
def test_a_wrong_password_is_told_and_not_printed(dav: tuple[int, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exit 2 with what to do; the password stands in no line."""
    monkeypatch.setenv("BRIEFGEN_WEBDAV_PASSWORD", "secret7")
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    run = desk.publish(f"webdav://vera@127.0.0.1:{dav[0]}/wrong")

    assert run.status == 2
    assert "does not let us in (401)" in run.err
    assert "secret7" not in run.err + run.out


def test_a_password_never_travels_in_the_clear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """WebDAV without TLS to another host is refused where there is a password to send."""
    monkeypatch.setenv("BRIEFGEN_WEBDAV_PASSWORD", "secret7")
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    run = desk.publish("webdav://vera@host.example/briefs")

    assert run.status == 2
    assert "in the clear" in run.err


def test_the_store_knows_types_and_how_long_to_keep(s3: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects carry their type with its encoding; styles are kept for good, the front page is asked for each time."""
    for key, value in {"AWS_ACCESS_KEY_ID": "k", "AWS_SECRET_ACCESS_KEY": "s", "AWS_ENDPOINT_URL": f"http://127.0.0.1:{s3}"}.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    s3_system().mkdir("types")
    desk = Desk(tmp_path / "desk")
    desk.build(ONE)
    assert desk.publish("s3://types").status == 0
    told = {
        path: {key: s3_system().call_s3("head_object", Bucket="types", Key=path).get(key) for key in ("ContentType", "CacheControl")}
        for path in (f"assets/{stylesheet(1)[0]}", "index.html", "2026-W46/evidence/dam.txt")
    }

    assert list(told.values()) == [
        {"ContentType": "text/css; charset=utf-8", "CacheControl": "max-age=31536000, immutable"},
        {"ContentType": "text/html; charset=utf-8", "CacheControl": "no-cache"},
        {"ContentType": "text/plain; charset=utf-8", "CacheControl": "max-age=300"},
    ]
    assert os.environ["AWS_ACCESS_KEY_ID"] == "k"
