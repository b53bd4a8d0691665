"""Where the camera looks at every moment of a shot: arrays x, y (stage units) and zoom, each [T]."""

import numpy as np

from .motion import share, seconds, smooth

FRAMING = {"wide": 0.82, "medium": 1.0, "close": 1.5}
LAG = 0.25  # share of the way that a camera which follows is left behind
PAN, TILT = 0.42, 0.3  # half of the way that a turn of the camera takes, in half extents of the stage


def path(view, shape, poses):
    """The camera of a shot; poses as `motion.shot` gives them."""
    s = smooth(share(seconds(view.frames))) * 0.4 + share(seconds(view.frames)) * 0.6
    zoom = np.full(view.frames, FRAMING[view.framing])
    x, y = np.zeros(view.frames), np.zeros(view.frames)
    if view.framing == "close":
        x, y = x + poses[0]["x"].mean(), y + poses[0]["y"].mean() * 0.8
    move = 2 * s - 1
    if view.camera in ("pan_right", "pan_left"):
        x = x + PAN * shape.across * move * (1 if view.camera == "pan_right" else -1)
    elif view.camera in ("tilt_up", "tilt_down"):
        y = y + TILT * shape.down * move * (-1 if view.camera == "tilt_up" else 1)
    elif view.camera in ("zoom_in", "zoom_out"):
        zoom = zoom * np.exp(0.26 * move * (1 if view.camera == "zoom_in" else -1))
    elif view.camera == "follow":
        x = poses[0]["x"] * (1 - LAG)
    return {"x": x, "y": y, "zoom": zoom}
