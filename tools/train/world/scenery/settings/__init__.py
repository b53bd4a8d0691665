"""One module a setting: PALETTE (its colours by day), back(place) behind the subjects, near(place) before them."""

from . import (
    beach, city, desert, farm, forest, jungle, meadow, moon, mountains, room, sea, underwater, village, volcano,
)  # fmt: skip

SETTINGS = {
    "meadow": meadow, "desert": desert, "sea": sea, "mountains": mountains, "forest": forest, "city": city,
    "beach": beach, "village": village, "farm": farm, "jungle": jungle, "moon": moon, "underwater": underwater,
    "room": room, "volcano": volcano,
}  # fmt: skip
