package app

import (
	"time"

	"kinora/app/settings"
	"kinora/projects"
)

// Snapshot is all that the window shows, but for the picture. It is a value: what it
// refers to is never changed afterwards.
type Snapshot struct {
	Machine    MachineState
	Limits     Limits // zero until the machine is ready
	Shot       projects.Shot
	Expanded   string // what the prompt as it stands was made into for the model, "" where that is not known yet
	SeedLocked bool
	Planned    bool // Forecast is of the shot as it stands
	Forecast   Forecast
	Problems   Problems
	Job        *Job // nil where nothing runs
	Takes      []Take
	Open       string // path of the take in the viewer, "" for none
	Watching   Watching
	Loop       bool
	Theme      settings.Theme
	Notice     Notice
	PeakMemory int64 // bytes, 0 where unknown
}

// MachineState says whether takes can be made.
type MachineState struct {
	Phase    Phase
	Device   string
	Pack     string // name and version
	Warnings []string
	Reason   string // why it failed
}

// Phase is how far the opening of the engine is.
type Phase int

// The phases of the engine.
const (
	Opening Phase = iota
	Ready
	Failed
)

// Watching says what the viewer shows.
type Watching int

// The viewer shows nothing, the take in the making, or the open video.
const (
	WatchNothing Watching = iota
	WatchPreview
	WatchVideo
)

// Job is the take in the making.
type Job struct {
	Prompt   string
	Stage    string
	Step     int
	Steps    int           // 0 where unknown
	Fraction float64       // of the whole job, 0…1, never less than before; 0 while nothing is known
	Left     time.Duration // 0 where unknown
	Elapsed  time.Duration
	Stopping bool
}

// Notice is the last thing worth saying in the status bar.
type Notice struct {
	Text string
	Kind NoticeKind
}

// NoticeKind says how a notice is coloured.
type NoticeKind int

// The kinds of notices.
const (
	Info NoticeKind = iota
	Success
	Warning
	Failure
)

// Reason says why no take can be made now, "" where one can.
func (s Snapshot) Reason() string {
	switch {
	case s.Machine.Phase == Opening:
		return "Opening the engine…"
	case s.Machine.Phase == Failed:
		return s.Machine.Reason
	case s.Job != nil:
		return "A take is being made; Esc stops it."
	}
	return ""
}

// OpenTake is the take in the viewer.
func (s Snapshot) OpenTake() (Take, bool) {
	for _, t := range s.Takes {
		if t.Path == s.Open {
			return t, s.Open != ""
		}
	}
	return Take{}, false
}
