"""The scenery of the world: what lies behind the subjects and before them, in 14 settings, 4 hours, 5 kinds of weather.

It must not import scenes, subjects or captions: a canvas, a setting and the light are all it knows.
"""

from . import weather
from .place import Place
from .settings import SETTINGS


def back(canvas, setting, times, weathers):
    """Paints what lies behind the subjects on an empty page; times, weathers: one a clip, None where none is told."""
    SETTINGS[setting].back(Place(canvas, SETTINGS[setting].PALETTE, times, weathers))


def front(canvas, setting, times, weathers):
    """Paints what lies before the subjects: the foreground at the foot of the picture, then the weather."""
    place = Place(canvas, SETTINGS[setting].PALETTE, times, weathers)
    SETTINGS[setting].near(place)
    weather.paint(place)
