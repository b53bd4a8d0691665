"""Papercut's world: short captioned clips drawn by signed distance fields.

A clip is a pure function of its seed and shape: `scene.sample(seed, shape)` says what happens,
`render.clip(scene)` draws it and `captions.write(scene, rng)` tells it. Nothing here knows about models.
"""
