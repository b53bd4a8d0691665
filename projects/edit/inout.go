package edit

import "kinora/projects"

// SetIn marks the first frame of the stretch that is marked; an out at or before it goes.
// Where there is no out, it is the end of the timeline.
func SetIn(f projects.Film, frame int64) (projects.Film, error) {
	t := f.Timeline
	t.In = max(bound(frame), 0)
	if t.Out <= t.In {
		t.Out = t.Frames()
	}
	if t.Out <= t.In {
		return f, refuse(ErrValue, "in lies behind the last clip: set it before the end")
	}
	f.Timeline = t
	return f, nil
}

// SetOut marks the frame behind the last of the stretch that is marked; an in at or behind
// it goes to the beginning.
func SetOut(f projects.Film, frame int64) (projects.Film, error) {
	if frame <= 0 {
		return f, refuse(ErrValue, "out lies before the first frame: set it behind the beginning")
	}
	f.Timeline.Out = bound(frame)
	if f.Timeline.In >= f.Timeline.Out {
		f.Timeline.In = 0
	}
	return f, nil
}

// ClearInOut unmarks the stretch.
func ClearInOut(f projects.Film) projects.Film {
	f.Timeline.In, f.Timeline.Out = 0, 0
	return f
}
