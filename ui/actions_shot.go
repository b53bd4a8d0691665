package ui

import (
	"kinora/app"
	"kinora/app/action"
	"kinora/projects"
)

func (w *window) shotActions() []action.Action {
	s := w.studio
	return []action.Action{
		{ID: "shot.generate", Title: "Generate", Words: "make render", Menu: "Shot", Keys: on("Ctrl+Enter"), Enabled: w.canGenerate, Run: w.generate},
		{ID: "shot.generateAll", Title: "Generate all shots without a take", Menu: "Shot", Keys: on("Ctrl+Shift+Enter"), Enabled: w.canGenerate, Run: s.GenerateAll},
		{ID: "shot.cancel", Title: "Cancel", Words: "stop abort", Menu: "Shot", Keys: on("Ctrl+."), Enabled: w.jobRuns, Run: s.Cancel},
		{
			ID: "shot.hold", Title: "Pause everything", Menu: "Shot",
			Checked: func() bool { return w.shown.Held }, Run: func() { s.HoldQueue(!w.shown.Held) },
		},
		{ID: "shot.new", Title: "New shot", Menu: "Shot", Separator: true, Keys: on("Ctrl+Shift+N"), Run: w.newShot},
		{ID: "shot.duplicate", Title: "Duplicate", Menu: "Shot", Keys: on("Ctrl+D"), Enabled: w.cardIsSelected, Run: w.duplicate},
		{ID: "shot.split", Title: "Split at the first sentence", Menu: "Shot", Enabled: w.cardIsSelected, Run: s.SplitCard},
		{ID: "shot.merge", Title: "Merge the selected shots", Menu: "Shot", Enabled: w.cardsAreSelected, Run: s.MergeCards},
		{ID: "shot.place", Title: "Put on the timeline", Menu: "Shot", Enabled: w.cardIsSelected, Run: func() { s.PlaceCards(w.shown.Selection.Cards...) }},
		{ID: "shot.next", Title: "Next shot", Menu: "Shot", Keys: on("PageDown"), Run: func() { w.turn(1) }},
		{ID: "shot.previous", Title: "Previous shot", Menu: "Shot", Keys: on("PageUp"), Run: func() { w.turn(-1) }},
		{ID: "shot.prompt", Title: "Edit the prompt", Menu: "Shot", Separator: true, Keys: on("Ctrl+P"), Run: w.focusPrompt},
		{ID: "shot.expand", Title: "Expand the prompt now", Menu: "Shot", Enabled: w.cardIsSelected, Run: s.Expand},
		{ID: "shot.dice", Title: "Another seed", Menu: "Shot", Keys: on("Ctrl+R"), Enabled: w.cardIsSelected, Run: s.Dice},
		{
			ID: "shot.draft", Title: "Draft", Menu: "Shot", Enabled: w.cardIsSelected,
			Checked: func() bool { c, _ := w.shown.Card(); return c.Draft },
			Run:     func() { c, _ := w.shown.Card(); s.SetDraft(!c.Draft) },
		},
		{
			ID: "shot.lockSeed", Title: "Lock the seed", Menu: "Shot", Enabled: w.cardIsSelected,
			Checked: func() bool { c, _ := w.shown.Card(); return c.SeedLocked },
			Run:     func() { c, _ := w.shown.Card(); s.LockSeed(!c.SeedLocked) },
		},
	}
}

func (w *window) takeActions() []action.Action {
	s := w.studio
	one := func(do func(projects.ID)) func() { return func() { do(w.take()) } }
	return []action.Action{
		{ID: "take.choose", Title: "Choose this take", Menu: "Take", Enabled: w.takeIsOpen, Run: one(s.ChooseTake)},
		{
			ID: "take.star", Title: "Favourite", Menu: "Take", Enabled: w.takeIsOpen,
			Checked: func() bool { t, _ := w.shown.Film.Take(w.take()); return t.Star },
			Run:     func() { t, _ := w.shown.Film.Take(w.take()); s.Star(!t.Star, w.looked()) },
		},
		{
			ID: "take.reject", Title: "Reject", Menu: "Take", Enabled: w.takeIsOpen,
			Checked: func() bool { t, _ := w.shown.Film.Take(w.take()); return t.Rejected },
			Run:     func() { t, _ := w.shown.Film.Take(w.take()); s.Reject(!t.Rejected, t.ID) },
		},
		{ID: "take.again", Title: "Again with another seed", Menu: "Take", Separator: true, Enabled: w.takeIsOpen, Run: one(s.AgainTake)},
		{ID: "take.final", Title: "Make the draft final", Menu: "Take", Enabled: w.takeIsOpen, Run: one(s.Finalize)},
		{ID: "shot.reuse", Title: "Use the open take's settings", Menu: "Take", Keys: on("Ctrl+U"), Enabled: w.recipeIsKnown, Run: one(s.Reuse)},
		{ID: "take.animate", Title: "Animate the open picture", Menu: "Take", Run: func() { s.AnimateSource(w.looked()) }},
		{ID: "take.append", Title: "Append to the timeline", Menu: "Take", Separator: true, Keys: on("Shift+A"), Run: func() { s.PlaceSelected(app.PlaceAppend) }},
		{ID: "take.insert", Title: "Insert at the playhead", Menu: "Take", Keys: on("F9"), Run: func() { s.PlaceSelected(app.PlaceInsert) }},
		{ID: "take.overwrite", Title: "Overwrite at the playhead", Menu: "Take", Keys: on("F10"), Run: func() { s.PlaceSelected(app.PlaceOverwrite) }},
		{ID: "take.placeAll", Title: "All shots to the timeline", Menu: "Take", Keys: on("Ctrl+Shift+A"), Run: func() { s.PlaceCards() }},
	}
}

// duplicate copies what was selected last.
func (w *window) duplicate() {
	if w.shown.Selection.Pane == app.PaneTimeline {
		w.studio.DuplicateClips()
		return
	}
	w.studio.DuplicateCards()
}

// newShot adds a shot whose prompt has the keyboard.
func (w *window) newShot() {
	w.studio.AddCard()
	w.focusPrompt()
}

// turn selects the next shot, or the one before.
func (w *window) turn(by int) {
	board := w.shown.Film.Board
	for i, c := range board {
		if c.ID == w.shown.Selection.Card && i+by >= 0 && i+by < len(board) {
			w.studio.SelectCard(board[i+by].ID, false)
			return
		}
	}
}

// remove takes away what was selected last.
func (w *window) remove() {
	switch w.shown.Selection.Pane {
	case app.PaneTimeline:
		w.closeGapOr(w.studio.Lift)
	case app.PaneLibrary:
		w.library.Remove()
	default:
		w.studio.RemoveCards()
	}
}

// rippleDelete closes the gap that is selected, or takes clips away and closes up.
func (w *window) rippleDelete() { w.closeGapOr(w.studio.RippleDelete) }

// closeGapOr closes the gap that is selected on the timeline, or does something else where
// none is.
func (w *window) closeGapOr(do func()) {
	if !w.timeline.CloseGap() {
		do()
	}
}
