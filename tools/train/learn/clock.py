"""A time budget that survives interruptions, and the learning rate that follows it."""

import time


class Clock:
    """Counts the seconds of training over all runs against a budget in minutes."""

    def __init__(self, minutes, spent=0.0):
        self.budget, self.start = max(minutes * 60, 1e-9), time.time() - spent

    def spent(self):
        """Seconds so far."""
        return time.time() - self.start

    def share(self):
        """How much of the budget is gone, 0..1."""
        return min(1.0, self.spent() / self.budget)

    def spend(self, step, save):
        """Calls step until the time is spent, and save every minute and at the end."""
        saved = time.time()
        while self.share() < 1:
            step()
            if time.time() - saved > 60:
                saved = time.time()
                save()
        save()


def rate(share, warm=0.02, hold=0.6, floor=0.02):
    """Factor of the base learning rate: warm up, hold, then fall linearly to the floor."""
    if share < warm:
        return share / warm + 0.02
    if share < hold:
        return 1.0
    return max(floor, (1 - share) / (1 - hold))
