package av

import (
	"math"

	"github.com/asticode/go-astiav"
)

// never is the end of a frame that stays on screen.
const never = math.MaxInt64

// entry is a decoded frame and the ticks during which it is on screen.
type entry struct {
	frame *astiav.Frame
	from  int64
	until int64 // noTime while the next frame is unknown, never for the last
}

func (e *entry) holds(ts int64) bool {
	return e.until != noTime && e.from <= ts && ts < e.until
}

// frameCache keeps the frames that were decoded last, in their own pixel format: less
// than half of what RGBA takes. A step back through a group of pictures then costs a
// conversion and no decoding.
type frameCache struct {
	capacity int // at least 3: the newest frame, its predecessor and one being made
	entries  []*entry
	spare    []*entry
}

// find returns the frame on screen at ts, nil where it is not here.
func (c *frameCache) find(ts int64) *entry {
	for i := len(c.entries) - 1; i >= 0; i-- {
		if c.entries[i].holds(ts) {
			return c.entries[i]
		}
	}
	return nil
}

// after is how many frames are here that come after a time.
func (c *frameCache) after(ts int64) int {
	n := 0
	for _, e := range c.entries {
		if e.from > ts {
			n++
		}
	}
	return n
}

// take returns an entry with an empty frame to decode into.
func (c *frameCache) take() *entry {
	if n := len(c.spare); n > 0 {
		e := c.spare[n-1]
		c.spare = c.spare[:n-1]
		return e
	}
	return &entry{frame: astiav.AllocFrame(), until: noTime}
}

// drop makes an entry's frame free for decoding.
func (c *frameCache) drop(e *entry) {
	e.frame.Unref()
	e.until = noTime
	c.spare = append(c.spare, e)
}

// put adds the newest frame, and forgets the oldest and an earlier copy of it.
func (c *frameCache) put(e *entry) {
	for i, old := range c.entries {
		if old.from == e.from {
			c.remove(i)
			break
		}
	}
	if len(c.entries) >= c.capacity {
		c.remove(0)
	}
	c.entries = append(c.entries, e)
}

// forget drops an entry that is in the cache.
func (c *frameCache) forget(e *entry) {
	for i, old := range c.entries {
		if old == e {
			c.remove(i)
			return
		}
	}
}

func (c *frameCache) remove(i int) {
	c.drop(c.entries[i])
	c.entries = append(c.entries[:i], c.entries[i+1:]...)
}

func (c *frameCache) free() {
	for _, list := range [][]*entry{c.entries, c.spare} {
		for _, e := range list {
			e.frame.Free()
		}
	}
	c.entries, c.spare = nil, nil
}
