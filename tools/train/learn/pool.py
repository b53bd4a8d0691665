"""Pairs of token ids in shared memory: worker processes write them, training reads them at random."""

import ctypes
import multiprocessing
import random
import time

import numpy as np

from . import pairs, tokenizer

LONGEST, RICH = 160, 96  # tokens of both captions; of the rich one
ROOM = 1 << 20  # pairs kept of all workers; the oldest are written over
AHEAD = 1 << 16  # how many pairs more than were drawn are written before a worker waits


class Pool:
    """`workers` processes that write pairs; start it before a GPU is used, because the processes are forked."""

    def __init__(self, workers, seed):
        context = multiprocessing.get_context("fork")
        self.room = ROOM // workers
        self.ids = context.RawArray(ctypes.c_uint16, workers * self.room * LONGEST)
        self.lengths = context.RawArray(ctypes.c_uint16, workers * self.room * 2)
        self.counts = context.RawArray(ctypes.c_long, workers)
        self.drawn = context.RawValue(ctypes.c_long, 0)
        self.workers = [
            context.Process(target=_write, args=(self, i, f"{seed} {i}"), daemon=True) for i in range(workers)
        ]
        for worker in self.workers:
            worker.start()

    def views(self):
        """Ids [workers, room, LONGEST] and lengths [workers, room, 2] of the short caption and of both."""
        shape = (len(self.counts), self.room)
        ids = np.frombuffer(self.ids, np.uint16).reshape(*shape, LONGEST)
        return ids, np.frombuffer(self.lengths, np.uint16).reshape(*shape, 2)

    def count(self):
        """How many pairs were written so far."""
        return sum(self.counts)

    def draw(self, rng, batches, size):
        """Batches of (ids [size,S], lengths [size,2]) of pairs of about the same length; rng is a numpy Generator."""
        ids, lengths = self.views()
        held = np.minimum(np.array(self.counts), self.room)
        who = rng.choice(len(held), batches * size, p=held / held.sum())
        row = (rng.random(batches * size) * held[who]).astype(np.int64)
        order = np.argsort(lengths[who, row, 1], kind="stable").reshape(batches, size)
        self.drawn.value += batches * size
        for part in order[rng.permutation(batches)]:
            extent = lengths[who[part], row[part]].astype(np.int64)
            yield ids[who[part], row[part], : extent[:, 1].max()].astype(np.int64), extent

    def stop(self):
        """Ends the workers."""
        for worker in self.workers:
            worker.terminate()
            worker.join()


def _write(pool, index, seed):
    ids, lengths = pool.views()
    found = pairs.encoded(tokenizer.load(), random.Random(seed), LONGEST, RICH)
    for n, (both, short) in enumerate(found):
        row = n % pool.room
        ids[index, row] = 0
        ids[index, row, : len(both)] = both
        lengths[index, row] = short, len(both)
        pool.counts[index] = n + 1
        while n * len(pool.counts) > pool.drawn.value + AHEAD:
            time.sleep(0.02)
