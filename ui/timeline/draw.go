package timeline

import (
	"reflect"
	"slices"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
)

// Draw shows a snapshot. Where nothing that is seen here has changed it does next to
// nothing: it is called ten times a second while something is made.
func (t *Timeline) Draw(s app.Snapshot) {
	before := t.snapshot
	t.snapshot = s
	t.mendOffer(before)
	switch {
	case before.Folder != s.Folder:
		t.enter()
	case !sameFilm(before.Film, s.Film):
		t.keepSeconds(before.Film.Head.Rate)
		t.refilm()
	case !sameSelection(before.Selection, s.Selection):
		t.remark()
		t.heads.arrange()
		t.lanes.arrange()
	case t.stale():
		t.looks = map[projects.Source]look{}
		t.lanes.arrange()
	case t.pictures.came():
		t.lanes.arrange()
	}
	t.SetPlayhead(s.Playhead)
}

// enter begins with another film.
func (t *Timeline) enter() {
	t.stop(false)
	t.pulled, t.gap, t.hover, t.top = pulled{}, spot{}, hit{}, 0
	t.pictures = pictures{commands: t.params.Commands}
	t.refilm()
	if t.view.width > 0 {
		t.Fit()
	}
}

// refilm draws a film that has changed; a drag goes on with it.
func (t *Timeline) refilm() {
	kit.TipOut(t.lanes) // what it speaks of may be gone
	t.film = t.snapshot.Film
	t.looks = map[projects.Source]look{}
	t.rows = rowsOf(t.film.Timeline.Tracks)
	t.remark()
	t.heads.draw()
	t.scrolled()
	if t.gesture != nil && !t.pressed.pans {
		t.gesture.drag(t.follow.last)
	}
}

// remark notes what is selected.
func (t *Timeline) remark() {
	t.marked = marks(t.snapshot.Selection.Clips)
}

func marks(ids []projects.ID) map[projects.ID]bool {
	out := make(map[projects.ID]bool, len(ids))
	for _, id := range ids {
		out[id] = true
	}
	return out
}

// sameFilm compares what is drawn here by identity: what was published is never written to.
func sameFilm(a, b projects.Film) bool {
	return a.Head == b.Head && same(a.Timeline.Tracks, b.Timeline.Tracks) && same(a.Timeline.Markers, b.Timeline.Markers) &&
		a.Timeline.In == b.Timeline.In && a.Timeline.Out == b.Timeline.Out &&
		same(a.Takes, b.Takes) && same(a.Media, b.Media) && same(a.Board, b.Board) &&
		reflect.ValueOf(a.Outcomes).Pointer() == reflect.ValueOf(b.Outcomes).Pointer()
}

func same[T any](a, b []T) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

func sameSelection(a, b app.Selection) bool {
	return a.Track == b.Track && slices.Equal(a.Clips, b.Clips)
}

// looked is how many sources are looked at in one Draw.
const looked = 64

// stale reports whether a clip is drawn otherwise than it should be: a take has got
// further, a file has gone.
func (t *Timeline) stale() bool {
	n := 0
	for s, l := range t.looks {
		if l.state != projects.Done {
			if job, ok := t.snapshot.JobOf(s.Take); ok && !sameProgress(job, l.job) {
				return true
			}
		}
		if n++; n <= looked && l.missing != t.params.Commands.Missing(s) {
			return true
		}
	}
	return false
}

// sameProgress compares what is drawn of a job.
func sameProgress(a, b app.Job) bool {
	return a.State == b.State && a.Step == b.Step && a.Stage == b.Stage && int(a.Fraction*200) == int(b.Fraction*200) &&
		int(a.Left.Seconds()+0.5) == int(b.Left.Seconds()+0.5)
}
