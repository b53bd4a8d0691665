"""Every word that a scene is described with. Captions and judges take their labels from here, in this order."""

PEOPLE = ("girl", "boy", "robot", "astronaut")
ANIMALS = (
    "cat", "dog", "rabbit", "horse", "elephant", "duck", "bird", "fish", "turtle", "butterfly", "penguin",
)  # fmt: skip
VEHICLES = ("car", "bus", "truck", "train", "boat", "plane", "rocket", "helicopter")
THINGS = ("ball", "box", "balloon", "lamp", "cookie", "tower", "cup", "flower", "egg")
SUBJECTS = PEOPLE + ANIMALS + VEHICLES + THINGS

COLOURS = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white")
PATTERNS = ("plain", "striped", "spotted", "checked")
SIZES = ("small", "medium", "big")

# What goes sideways has a direction; the others have none, or the one in their name.
SIDEWAYS = ("travel", "hop", "zigzag", "return", "stop")
MOTIONS = SIDEWAYS + (
    "approach", "recede", "circle", "jump", "flip", "spin", "sway", "shake", "stretch", "swing",
    "rise", "fall", "grow", "shrink", "still",
)  # fmt: skip
DIRECTIONS = ("right", "left")
SPEEDS = ("slow", "medium", "fast")

SETTINGS = (
    "meadow", "desert", "sea", "mountains", "forest", "city", "beach", "village", "farm", "jungle", "moon",
    "underwater", "room", "volcano",
)  # fmt: skip
TIMES = ("dawn", "day", "dusk", "night")
WEATHERS = ("clear", "rain", "snow", "fog", "wind")
CAMERAS = ("static", "pan_right", "pan_left", "tilt_up", "tilt_down", "zoom_in", "zoom_out", "follow")
STYLES = ("papercut", "watercolour", "neon", "ink", "pixel", "chalk")
FRAMINGS = ("wide", "medium", "close")

RELATIONS = ("left_of", "right_of", "above", "behind", "following", "meeting")
OCCLUDERS = ("wall", "tree", "house", "rock")
# An agent goes to an object; what happens to it stays.
EVENTS = {
    "bite": "cookie", "topple": "tower", "cut": "balloon", "light": "lamp", "open": "box", "bloom": "flower",
    "crack": "egg", "spill": "cup",
}  # fmt: skip

# Settings and styles in which there is no telling the hour or the weather: nothing is said of them there.
INDOORS = ("moon", "underwater", "room")
TIMELESS = ("neon", "chalk", "ink")
# Colours that a dark style cannot show.
DARK_STYLES = ("neon", "chalk")
FLYING = ("bird", "butterfly", "plane", "rocket", "helicopter", "balloon")
SWIMMING = ("fish",)
