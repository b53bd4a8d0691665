package app

import (
	"time"

	"kinora/app/settings"
	"kinora/projects"
)

// Snapshot is all that the window shows, but for the picture. It is a value: what it
// refers to is never changed afterwards.
type Snapshot struct {
	Machine MachineState
	Limits  Limits // zero until the machine is ready

	Film      projects.Film // zero Rate while no film is open
	Folder    string        // of the film
	Unopened  string        // why the film of the start could not be opened, while none is
	Fault     string        // why the film cannot be written, "" where it can
	Saved     bool          // everything done is in the log
	Versions  int           // counts what happens to the saved versions: another number, another list
	Undo      string        // what Undo would take back, "" for nothing
	Redo      string
	Turns     int // how often the history was gone back or on in
	Selection Selection

	Caption  string   // what the model reads in place of the selected shot's prompt, "" where that is not known yet
	Unsure   []Unsure // words of that prompt that the model was not trained on
	Planned  bool     // Forecast is of the selected shot as it stands
	Forecast Forecast
	Problems Problems

	Jobs []Job // what is over since the film was opened, then what is made, then what waits
	Held bool  // nothing new is begun

	View     View
	Open     projects.Source // what the viewer shows in ViewShot
	Watching Watching
	Compared *Comparison // what the viewer plays in step; nil for nothing
	Playhead int64       // frame of the timeline
	Loop     bool
	Preview  *Job // the job whose preview the viewer shows

	Export     *Export     // what is being exported
	Exported   *Exported   // how the last export ended, nil for none since the start
	Copy       *FilmCopy   // the copy of the film that is being saved
	Copied     *FilmCopied // how the last copy ended, nil for none since the start
	PackCheck  *PackCheck  // the check of a pack that goes on, or what the last one found
	Settings   settings.Settings
	Theme      settings.Theme
	Recent     []string // folders of films, the newest first
	Notice     Notice
	PeakMemory int64 // bytes, 0 where unknown
	DiskFree   int64 // bytes where the film lies, 0 where unknown
	MemoryFree int64 // bytes that takes may use, 0 where unknown
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

// The viewer shows nothing, the take in the making, or a video.
const (
	WatchNothing Watching = iota
	WatchPreview
	WatchVideo
)

// Job is a take in the queue.
type Job struct {
	Take     projects.ID
	Card     projects.ID // 0 for one of the timeline
	Way      projects.Way
	Title    string
	State    projects.OutcomeState
	Reason   string // why it failed
	Stage    string
	Step     int
	Steps    int           // 0 where unknown
	Try      int           // of the take, counted from 1; 0 where there is but one
	Fraction float64       // of the whole job, 0…1, never less than before; 0 while nothing is known
	Left     time.Duration // 0 where unknown; of one that waits it is what the whole will take
	Elapsed  time.Duration
	Stopping bool
}

// Notice is the last thing worth saying in the status bar.
type Notice struct {
	Text string
	Kind NoticeKind
	More string // the whole of it for whoever asks, a line each; "" where Text is all
	Path string // of what was written, for whoever wants to see where it lies; "" for nothing
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

// Reason says why no take can be ordered now, "" where one can.
func (s Snapshot) Reason() string {
	switch {
	case s.Machine.Phase == Opening:
		return "Opening the engine…"
	case s.Machine.Phase == Failed:
		return s.Machine.Reason
	}
	return ""
}

// Card is the shot in the inspector.
func (s Snapshot) Card() (projects.Card, bool) { return s.Film.Card(s.Selection.Card) }

// Running is the job that is being made.
func (s Snapshot) Running() (Job, bool) {
	for _, j := range s.Jobs {
		if j.State == projects.Running {
			return j, true
		}
	}
	return Job{}, false
}

// JobOf is the job of a take.
func (s Snapshot) JobOf(take projects.ID) (Job, bool) {
	for _, j := range s.Jobs {
		if j.Take == take {
			return j, true
		}
	}
	return Job{}, false
}

// Snapshot is the studio as it stands.
func (s *Studio) Snapshot() Snapshot {
	d := &s.doc
	snapshot := Snapshot{
		Machine: s.state, Limits: s.limits, Film: d.film, Folder: d.folder, Unopened: s.unopened, Fault: d.fault, Saved: d.pending == nil, Versions: d.versions,
		Selection: s.selection, Caption: s.caption(), Unsure: s.unsure(), Planned: s.planned, Forecast: s.forecast, Problems: s.problems,
		Held: s.queue.held, View: s.view, Open: s.open, Watching: s.watching, Compared: s.comparing, Playhead: s.playhead, Loop: s.set.Loop,
		Export: s.exporting.view(), Exported: s.lastExport, Copy: s.copying.view(), Copied: s.lastCopy,
		PackCheck: s.packCheck(), Settings: s.set, Theme: s.set.Theme, Recent: s.set.Recent,
		Notice: s.notice, Turns: d.turns,
		PeakMemory: s.memory(), DiskFree: s.disk, MemoryFree: s.free,
	}
	if d.pending != nil {
		snapshot.Undo = d.pending.name
	} else if d.cursor > 0 {
		snapshot.Undo = d.entries[d.cursor-1].Name
	}
	if d.cursor < len(d.entries) {
		snapshot.Redo = d.entries[d.cursor].Name
	}
	snapshot.Jobs = s.jobs()
	if j, ok := snapshot.Running(); ok && s.watching == WatchPreview {
		snapshot.Preview = &j
	}
	return snapshot
}

// History is the names of all commands, and how many of them are done.
func (s *Studio) History() (names []string, done int) {
	for _, e := range s.doc.entries {
		names = append(names, e.Name)
	}
	return names, s.doc.cursor
}

// jobs is the queue as the window shows it.
func (s *Studio) jobs() []Job {
	var out []Job
	for _, id := range s.queue.over {
		out = append(out, s.still(id))
	}
	if s.queue.job != nil {
		out = append(out, s.queue.job.view(time.Now()))
	}
	for _, id := range s.queue.waiting {
		out = append(out, s.still(id))
	}
	return out
}

// still is a job that is not being made.
func (s *Studio) still(id projects.ID) Job {
	t, _ := s.doc.film.Take(id)
	o := s.doc.film.Outcomes[id]
	j := Job{
		Take: id, Card: t.Card, Way: t.Order.Way, Title: t.Title(), State: o.State, Reason: o.Reason,
		Elapsed: time.Duration(o.Spent) * time.Millisecond,
	}
	if o.State == projects.Waiting || o.State == projects.Paused {
		j.Left = s.queue.expected[id]
	}
	return j
}
