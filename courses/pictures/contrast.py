"""How far the light and dark parts of a picture lie apart, by the formula of WCAG 2."""

from __future__ import annotations

from PIL import Image

LEAST = 3.0
"""What WCAG 2.2 asks of graphics that have to be told from what is around them (1.4.11)."""
_SMALL = (96, 96)
_DARK, _LIGHT = 0.02, 0.98


def contrast_of(image: Image.Image) -> float:
    """From 1 (all alike) to 21 (black and white): its lightest fiftieth to its darkest."""
    small = image.convert("RGB").resize(_SMALL, Image.Resampling.BOX)
    pixels = small.tobytes()
    lights = sorted(
        0.2126 * _LINEAR[pixels[at]]
        + 0.7152 * _LINEAR[pixels[at + 1]]
        + 0.0722 * _LINEAR[pixels[at + 2]]
        for at in range(0, len(pixels), 3)
    )
    dark, light = (lights[int(len(lights) * share)] for share in (_DARK, _LIGHT))
    return round((light + 0.05) / (dark + 0.05), 2)


def _linear(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


_LINEAR = [_linear(value) for value in range(256)]
