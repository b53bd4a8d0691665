package ui

import (
	"kinora/app"
	"kinora/app/action"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/timeline"
)

func (w *window) timelineActions() []action.Action {
	s := w.studio
	t := func(do func(*timeline.Timeline)) func() { return func() { do(w.timeline) } }
	nudge := func(frames int64) func() { return t(func(t *timeline.Timeline) { t.Nudge(frames) }) }
	loop := w.onClip(func(id projects.ID) { s.LoopClip(id, rational.Int(1)) })
	connect := w.onClip(func(id projects.ID) { s.Connect(id, 24) })
	take := func(by int) func() { return func() { s.TurnTakes(by, w.shown.Selection.Clips...) } }
	return []action.Action{
		{ID: timeline.ActSplit, Title: "Split", Words: "cut razor", Menu: "Timeline", Keys: on("S"), Run: func() { s.Split(false) }},
		{ID: "timeline.splitAll", Title: "Split all tracks", Menu: "Timeline", Keys: on("Shift+S"), Run: func() { s.Split(true) }},
		{ID: "timeline.trimStart", Title: "Trim the start to the playhead", Menu: "Timeline", Keys: on("Q"), Run: func() { s.TrimToPlayhead(app.EdgeStart) }},
		{ID: "timeline.trimEnd", Title: "Trim the end to the playhead", Menu: "Timeline", Keys: on("W"), Run: func() { s.TrimToPlayhead(app.EdgeEnd) }},
		{ID: "timeline.nudgeLeft", Title: "Move back by a frame", Menu: "Timeline", Keys: on("Alt+Left"), Enabled: w.clipsAreSelected, Run: nudge(-1)},
		{ID: "timeline.nudgeRight", Title: "Move on by a frame", Menu: "Timeline", Keys: on("Alt+Right"), Enabled: w.clipsAreSelected, Run: nudge(1)},
		{ID: "timeline.selectUnder", Title: "Select the clip at the playhead", Menu: "Timeline", Keys: on("D"), Run: t((*timeline.Timeline).SelectUnderPlayhead)},
		{ID: "timeline.nextTake", Title: "Next take in clip", Menu: "Timeline", Separator: true, Keys: on("Alt+]"), Enabled: w.clipHasTakes, Run: take(1)},
		{ID: "timeline.previousTake", Title: "Previous take in clip", Menu: "Timeline", Keys: on("Alt+["), Enabled: w.clipHasTakes, Run: take(-1)},
		{ID: timeline.ActExtend, Title: "Offer to extend", Menu: "Timeline", Separator: true, Keys: on("E"), Enabled: w.clipGoesOn, Run: w.offerMore},
		{ID: timeline.ActAccept, Title: "Make what is offered", Menu: "Timeline", Keys: on("Enter"), Run: t(func(t *timeline.Timeline) { t.Accept() })},
		{ID: timeline.ActFill, Title: "Fill the gap", Menu: "Timeline", Keys: on("G"), Run: t(func(t *timeline.Timeline) { t.FillGap() })},
		{ID: "timeline.retake", Title: "Retake the marked stretch", Menu: "Timeline", Run: s.Retake},
		{ID: "timeline.loop", Title: "Loop the clip", Menu: "Timeline", Enabled: w.clipsAreSelected, Run: loop},
		{ID: "timeline.connect", Title: "Connect with the clip before", Words: "morph transition", Menu: "Timeline", Enabled: w.clipsAreSelected, Run: connect},
		{ID: "timeline.closeGap", Title: "Close the gap", Menu: "Timeline", Separator: true, Run: func() { w.closeGapOr(s.CloseGap) }},
		{
			ID: "timeline.dissolve", Title: "Dissolve", Words: "fade crossfade transition", Menu: "Timeline", Keys: on("Ctrl+T"),
			Enabled: w.clipsAreSelected, Run: func() { s.SetDissolve(12) },
		},
		{
			ID: "timeline.fadeIn", Title: "Fade in", Words: "from black appear", Menu: "Timeline",
			Enabled: w.clipsAreSelected, Run: func() { s.SetFade(edit.First, 12) },
		},
		{
			ID: "timeline.fadeOut", Title: "Fade out", Words: "to black disappear", Menu: "Timeline",
			Enabled: w.clipsAreSelected, Run: func() { s.SetFade(edit.Last, 12) },
		},
		{ID: "timeline.hold", Title: "Hold the frame at the playhead", Words: "freeze frame still", Menu: "Timeline", Enabled: w.clipsAreSelected, Run: s.HoldFrame},
		{ID: "timeline.link", Title: "Link picture and sound", Menu: "Timeline", Enabled: w.clipsAreSelected, Run: func() { s.LinkClips(true) }},
		{ID: "timeline.unlink", Title: "Unlink picture and sound", Menu: "Timeline", Enabled: w.clipsAreSelected, Run: func() { s.LinkClips(false) }},
		{
			ID: timeline.ActSnap, Title: "Snap", Menu: "Timeline", Separator: true, Keys: on("N"),
			Checked: func() bool { return w.timeline.Snapping() }, Run: func() { w.timeline.SetSnapping(!w.timeline.Snapping()) },
		},
		{
			ID: timeline.ActRipple, Title: "Ripple", Menu: "Timeline",
			Checked: func() bool { return w.timeline.Rippling() }, Run: func() { w.timeline.SetRippling(!w.timeline.Rippling()) },
		},
	}
}

// toolActions choose what the mouse does on the timeline.
func (w *window) toolActions() []action.Action {
	tool := func(id, title string, key action.Chord, of timeline.Tool) action.Action {
		return action.Action{
			ID: id, Title: title, Menu: "Timeline", Keys: on(key), Separator: of == timeline.Select,
			Checked: func() bool { return w.timeline.Tool() == of }, Run: func() { w.timeline.SetTool(of) },
		}
	}
	return []action.Action{
		tool(timeline.ActSelect, "Tool: select", "V", timeline.Select), tool(timeline.ActBlade, "Tool: blade", "B", timeline.Blade),
		tool(timeline.ActTrim, "Tool: trim", "T", timeline.Trim), tool(timeline.ActSlip, "Tool: slip", "Y", timeline.Slip),
		tool(timeline.ActSlide, "Tool: slide", "U", timeline.Slide), tool(timeline.ActRoll, "Tool: roll", "R", timeline.Roll),
	}
}

// onClip does something with the first selected clip.
func (w *window) onClip(do func(projects.ID)) func() {
	return func() {
		if clips := w.shown.Selection.Clips; len(clips) > 0 {
			do(clips[0])
		}
	}
}

func (w *window) markActions() []action.Action {
	s := w.studio
	return []action.Action{
		{ID: "timeline.in", Title: "Mark in", Menu: "Mark", Keys: on("I"), Run: s.MarkIn},
		{ID: "timeline.out", Title: "Mark out", Menu: "Mark", Keys: on("O"), Run: s.MarkOut},
		{ID: "mark.goIn", Title: "Go to in", Menu: "Mark", Keys: on("Shift+I"), Run: func() { s.GoToMark(app.EdgeStart) }},
		{ID: "mark.goOut", Title: "Go to out", Menu: "Mark", Keys: on("Shift+O"), Run: func() { s.GoToMark(app.EdgeEnd) }},
		{ID: "mark.clear", Title: "Clear in and out", Menu: "Mark", Keys: on("Alt+X"), Run: s.ClearInOut},
		{ID: "timeline.marker", Title: "Add a marker", Menu: "Mark", Separator: true, Keys: on("M"), Run: func() { s.AddMarker("") }},
	}
}
