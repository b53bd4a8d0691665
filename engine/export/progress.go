package export

import "time"

// Progress is how far an export is.
type Progress struct {
	Frame  int64 // how many frames are written
	Frames int64 // of how many
	Left   time.Duration
}

// often is how often progress is told at most.
const often = 100 * time.Millisecond

// meter tells progress, and what is left at the speed so far.
type meter struct {
	on     func(Progress)
	frames int64
	begin  time.Time
	told   time.Time
}

func newMeter(frames int64, on func(Progress)) *meter {
	if on == nil {
		on = func(Progress) {}
	}
	return &meter{on: on, frames: frames, begin: time.Now()}
}

// at says that so many frames are written.
func (m *meter) at(frame int64, now time.Time) {
	if frame > 0 && frame < m.frames && now.Sub(m.told) < often {
		return
	}
	m.told = now
	p := Progress{Frame: frame, Frames: m.frames}
	if frame > 0 {
		p.Left = now.Sub(m.begin) / time.Duration(frame) * time.Duration(m.frames-frame)
	}
	m.on(p)
}
