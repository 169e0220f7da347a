"""A picture as every browser shows it alike: upright, sRGB, eight bits, no wider than is shown."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from courses.rendering.pictures import LARGEST_WIDTH

LARGEST_HEIGHT = 4_096
_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_DEEPEST = 65_535
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def normalised(image: Image.Image) -> Image.Image:
    """The picture as RGB, or RGBA where some of it is see-through, with nothing else attached."""
    profile, turn = image.info.get("icc_profile"), _turn(image)
    alpha = _alpha(image)
    flat = _eight_bits(image)
    if flat.mode not in ("RGB", "CMYK", "L"):
        flat = flat.convert("RGB")
    flat = _to_srgb(flat, profile)
    if alpha is not None:
        flat.putalpha(alpha)
    flat.info = {}
    return _fitted(flat if turn is None else flat.transpose(turn))


def is_see_through(image: Image.Image) -> bool:
    """Whether what is behind the picture shows through some of it."""
    return image.mode == "RGBA"


def _alpha(image: Image.Image) -> Image.Image | None:
    """How solid each pixel is; None where all are."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema()[0] == 255 else alpha


def _eight_bits(image: Image.Image) -> Image.Image:
    """Sixteen bits of grey as eight; Pillow by itself would cut off all above 255."""
    if image.mode not in _DEEP:
        return image
    deep = image.convert("F")
    _lowest, highest = deep.getextrema()
    scale = 255 / _DEEPEST if float(highest) > 255 else 1.0  # type: ignore[arg-type]
    return deep.point(lambda value: value * scale + 0.0).convert("L")


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """The colours as sRGB; a profile that cannot be read counts as none."""
    if isinstance(profile, bytes):
        try:
            theirs = ImageCms.ImageCmsProfile(BytesIO(profile))
            ours = ImageCms.createProfile("sRGB")
            converted = ImageCms.profileToProfile(image, theirs, ours, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError):
            converted = None
        if converted is not None:
            return converted
    return image if image.mode == "RGB" else image.convert("RGB")


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What brings it upright, as the camera noted how it was held; None where nothing has to."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION, 1))
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return None


def _fitted(image: Image.Image) -> Image.Image:
    """No wider and no higher than is ever shown."""
    wide = (LARGEST_WIDTH, LARGEST_HEIGHT)
    if image.width <= wide[0] and image.height <= wide[1]:
        return image
    return ImageOps.contain(image, wide)
