"""Any kind of picture is taken in as one that every browser shows alike, with nothing attached."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from courses.pictures.encoding import as_webp, take_in
from tests.pictures.made import BLUE, RED, halves, in_wide_colours, noise, photo_with_a_place, saved


def near(found: tuple[int, ...], wanted: tuple[int, ...], by: int = 14) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


def reopened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "AVIF"])
def test_every_kind_keeps_its_colours(kind: str) -> None:
    taken = take_in(saved(halves(), kind))

    image = reopened(taken.content)
    assert image.format == {"png": "PNG", "jpg": "JPEG"}[taken.form]
    assert (image.size, image.mode) == ((64, 48), "RGB")
    assert near(image.getpixel((8, 8)), RED)
    assert near(image.getpixel((56, 40)), BLUE)


@pytest.mark.parametrize("mode", ["L", "P", "1", "LA", "CMYK", "RGBA"])
def test_every_way_of_writing_colours_down_is_understood(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"

    taken = take_in(saved(halves(mode=mode), kind))

    assert reopened(taken.content).mode == "RGB"
    assert taken.image.getpixel((8, 8))[0] >= taken.image.getpixel((8, 8))[2]


def test_sixteen_bits_of_grey_become_eight_and_not_white() -> None:
    deep = Image.new("I;16", (32, 32), 20_000)

    taken = take_in(saved(deep))

    assert near(taken.image.getpixel((4, 4)), (78, 78, 78), by=1)


def test_whole_numbers_that_fit_eight_bits_stay_as_they_are() -> None:
    taken = take_in(saved(Image.new("I;16", (32, 32), 120)))

    assert taken.image.getpixel((4, 4)) == (120, 120, 120)


def test_a_photo_is_turned_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    data = photo_with_a_place()
    assert b"Camera of Ada" in data

    taken = take_in(data)

    image = reopened(taken.content)
    assert (image.size, taken.form) == ((100, 200), "jpg")
    assert near(image.getpixel((50, 20)), RED)
    assert dict(image.getexif()) == {}
    assert not {"exif", "comment", "icc_profile", "xmp"} & image.info.keys()
    for words in (b"Camera", b"Ada", b"Exif", b"GPS"):
        assert words not in taken.content
        assert words not in as_webp(taken.image, 100)


@pytest.mark.parametrize("turn", range(1, 9))
def test_each_way_a_camera_can_be_held_ends_upright(turn: int) -> None:
    held = {
        1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4
    }[turn]  # fmt: skip
    turned = halves() if held is None else halves().transpose(Image.Transpose(held))
    exif = Image.Exif()
    exif[0x0112] = turn

    taken = take_in(saved(turned, "PNG", exif=exif))

    assert taken.image.size == (64, 48)
    assert taken.image.getpixel((8, 24)) == RED
    assert taken.image.getpixel((56, 24)) == BLUE


def test_a_note_of_how_it_was_held_that_cannot_be_read_counts_as_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def trip(self: Image.Image) -> None:
        raise SyntaxError("not a TIFF file")

    monkeypatch.setattr(Image.Image, "getexif", trip)

    assert take_in(saved(halves())).image.size == (64, 48)


def test_colours_of_a_profile_become_those_of_the_web_and_the_profile_goes() -> None:
    taken = take_in(in_wide_colours())

    assert "icc_profile" not in reopened(taken.content).info
    assert near(taken.image.getpixel((8, 8)), RED, by=2)


def test_a_profile_that_cannot_be_read_counts_as_none() -> None:
    taken = take_in(saved(halves(), "PNG", icc_profile=b"nonsense"))

    assert taken.image.getpixel((8, 8)) == RED


def test_of_an_animation_the_first_picture_is_kept() -> None:
    frames = [halves(), Image.new("RGB", (64, 48), "white")]

    taken = take_in(saved(frames[0], "GIF", save_all=True, append_images=frames[1:]))

    assert taken.moved
    assert not getattr(reopened(taken.content), "is_animated", False)
    assert near(taken.image.getpixel((8, 8)), RED)


def test_what_is_see_through_stays_so_and_what_only_could_be_does_not() -> None:
    glass = halves(mode="RGBA")
    glass.putpixel((0, 0), (0, 0, 0, 0))

    assert take_in(saved(glass)).image.mode == "RGBA"
    assert take_in(saved(glass, "WEBP", lossless=True)).form == "png"
    assert take_in(saved(halves(mode="RGBA"))).image.mode == "RGB"


def test_a_large_picture_is_made_as_wide_as_is_ever_shown() -> None:
    taken = take_in(saved(halves(3000, 1500)))
    tall = take_in(saved(halves(200, 8000)))

    assert taken.image.size == (1440, 720)
    assert tall.image.size == (102, 4096)


def test_photos_are_kept_as_jpeg_and_drawings_as_png() -> None:
    assert take_in(saved(noise(200, 200), "WEBP")).form == "jpg"
    assert take_in(saved(halves(), "WEBP")).form == "png"
    assert take_in(saved(noise(200, 200))).form == "png"


def test_lines_stay_sharp_in_small_widths_and_photos_small_in_bytes() -> None:
    drawn, photo = as_webp(halves(200, 100), 200), as_webp(noise(200, 100), 100)

    assert reopened(drawn).getpixel((99, 50)) == RED
    assert reopened(photo).size == (100, 50)
    assert len(photo) < len(saved(noise(100, 50)))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_was_taken_in_once_is_the_same_the_second_time(kind: str) -> None:
    once = take_in(saved(noise(300, 200), kind))

    again = take_in(once.content)

    assert again.content == once.content
    assert again.digest == once.digest
