package timeline

import (
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
)

// What the keyboard does beyond the commands of app.

// NextCut moves the playhead to the next place where a clip begins or ends, on any track.
func (t *Timeline) NextCut() {
	t.goToCut(func(at, best int64) bool { return at > t.playhead && at < best }, 1<<62)
}

// PreviousCut moves the playhead to the last such place before it.
func (t *Timeline) PreviousCut() {
	t.goToCut(func(at, best int64) bool { return at < t.playhead && at > best }, -1)
}

// goToCut goes to the best of all cuts; none is what is worse than all.
func (t *Timeline) goToCut(better func(at, best int64) bool, none int64) {
	best := none
	try := func(at int64) {
		if better(at, best) {
			best = at
		}
	}
	try(0)
	for _, track := range t.film.Timeline.Tracks {
		for _, c := range track.Clips {
			try(c.Start)
			try(c.End())
		}
	}
	if best != none {
		t.SetPlayhead(best)
		t.params.Commands.MovePlayhead(best)
	}
}

// Nudge moves the selected clips by some frames, with Ripple between others.
func (t *Timeline) Nudge(frames int64) {
	if clips := t.snapshot.Selection.Clips; len(clips) > 0 {
		t.params.Commands.MoveClips(clips, frames, 0, t.ripple)
	}
}

// CanOffer reports whether a clip is selected that can go on, and if not, why.
func (t *Timeline) CanOffer() (ok bool, why string) {
	c, why := t.chosen()
	if why == "" {
		why = cannotGoOn(c, t.lookOf(c.Source))
	}
	return why == "", why
}

// chosen is the clip that is selected, alone or with its sound; else why there is none.
func (t *Timeline) chosen() (c projects.Clip, why string) {
	for _, id := range t.snapshot.Selection.Clips {
		switch o, track, ok := t.film.Timeline.Clip(id); {
		case !ok || t.film.Timeline.Tracks[track].Kind != projects.PictureTrack:
		case c.ID != 0:
			return c, lang.L("Several clips are selected: select one.")
		default:
			c = o
		}
	}
	if c.ID == 0 {
		return c, lang.L("No clip of pictures is selected on the timeline.")
	}
	return c, ""
}

// OfferMore offers to extend the selected clip by a second, and by one more each time;
// Accept makes it. It reports whether a clip is selected that can go on.
func (t *Timeline) OfferMore() bool {
	if ok, _ := t.CanOffer(); !ok {
		return false
	}
	c, _ := t.chosen()
	frames := t.second()
	if t.Offered() && t.pulled.clip.ID == c.ID && t.pulled.edge == app.EdgeEnd {
		frames += t.pulled.frames
	}
	t.offerAt(c, frames)
	return true
}

// SelectUnderPlayhead selects the clip at the playhead on the selected track.
func (t *Timeline) SelectUnderPlayhead() {
	track, ok := t.film.Timeline.Track(t.snapshot.Selection.Track)
	if !ok {
		return
	}
	if i, on := track.Index(t.playhead); on {
		t.params.Commands.SelectClips(track.Clips[i].ID)
	}
}
