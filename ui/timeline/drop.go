package timeline

import (
	"fyne.io/fyne/v2"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/ui/kit"
	"kinora/ui/payload"
)

// target takes sources and files that are dropped on the lanes.
func (t *Timeline) target() kit.Target {
	return kit.Target{Object: t.lanes, Over: t.dragOver, Drop: t.dropOn, Leave: t.dragAway}
}

// dragOver shows the clips as they would lie.
func (t *Timeline) dragOver(dragged any, at fyne.Position) bool {
	_, files := dragged.(kit.Files)
	list, _ := payload.Of(t.snapshot.Film, dragged)
	track, frame := t.landing(at)
	if files {
		t.guide = frame
		t.lanes.arrangeGuide()
		return true
	}
	film, ids, err := placed(t.snapshot.Film, list, track, frame, t.between())
	if err != nil || len(ids) == 0 {
		t.dragAway()
		return false
	}
	t.marked = marks(ids)
	t.showDropped(film)
	return true
}

// showDropped draws a film in which something new lies.
func (t *Timeline) showDropped(f projects.Film) {
	t.looks = map[projects.Source]look{}
	t.preview(f)
}

// placed is a film with sources one behind the other from a frame on.
func placed(f projects.Film, list []projects.Source, track projects.ID, at int64, between bool) (projects.Film, []projects.ID, error) {
	put := edit.Overwrite
	if between {
		put = edit.Insert
	}
	return edit.InARow(f, edit.Whole(list), put, track, at)
}

// landing is the track and the frame that something is dropped at; track 0 is the first
// that can take it.
func (t *Timeline) landing(at fyne.Position) (projects.ID, int64) {
	t.ownRows()
	var track projects.ID
	if r := t.rowAt(at.Y); r >= 0 {
		track = t.rows[r].id
	}
	frame, held := t.anchor(t.view.cut(at.X), nil)
	t.guide = -1
	if held {
		t.guide = frame
	}
	return track, frame
}

func (t *Timeline) dropOn(dragged any, at fyne.Position) {
	track, frame := t.landing(at)
	t.dragAway()
	how := app.PlaceOverwrite
	if t.between() {
		how = app.PlaceInsert
	}
	if files, ok := dragged.(kit.Files); ok {
		t.params.Commands.DropOnTimeline(track, frame, t.between(), files...)
		return
	}
	list, _ := payload.Of(t.snapshot.Film, dragged)
	t.params.Commands.PlaceAll(list, how, track, frame)
}

func (t *Timeline) dragAway() {
	t.guide = -1
	t.remark()
	t.showDropped(t.snapshot.Film)
}
