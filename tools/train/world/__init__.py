"""Papercut's world: captioned clips drawn by signed distance fields, in batches, on any device.

A clip is a function of its seed, shape and split: `sample.scene` says what happens, `render.clips` draws it,
`captions.write` tells it in English or Chinese. Nothing here knows about models.
"""
