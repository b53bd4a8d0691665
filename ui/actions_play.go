package ui

import (
	"kinora/app"
	"kinora/app/action"
	"kinora/app/settings"
	"kinora/ui/kit"
	"kinora/ui/words"
)

func (w *window) playActions() []action.Action {
	s := w.studio
	step := func(frames int64) func() { return func() { s.Step(frames) } }
	second := func(n int64) func() { return func() { w.viewer.Seconds(n) } }
	shuttle := func(direction int) func() { return func() { w.viewer.Shuttle(direction) } }
	return []action.Action{
		{ID: "play.toggle", Title: "Play or pause", Menu: "Play", Keys: on("Space"), Once: true, Run: s.PlayPause},
		{ID: "play.forward", Title: "Play, faster each time", Menu: "Play", Keys: on("L"), Once: true, Run: shuttle(1)},
		{ID: "play.backward", Title: "Play backwards, faster each time", Menu: "Play", Keys: on("J"), Once: true, Run: shuttle(-1)},
		{ID: "play.pause", Title: "Pause", Menu: "Play", Keys: on("K"), Once: true, Run: shuttle(0)},
		{ID: "play.nextFrame", Title: "Next frame", Menu: "Play", Separator: true, Keys: on("Right", "."), Run: step(1)},
		{ID: "play.previousFrame", Title: "Previous frame", Menu: "Play", Keys: on("Left", ","), Run: step(-1)},
		{ID: "play.nextSecond", Title: "A second on", Menu: "Play", Keys: on("Shift+Right", "Shift+."), Run: second(1)},
		{ID: "play.previousSecond", Title: "A second back", Menu: "Play", Keys: on("Shift+Left", "Shift+,"), Run: second(-1)},
		{ID: "play.first", Title: "First frame", Menu: "Play", Keys: on("Home"), Run: func() { w.viewer.First() }},
		{ID: "play.last", Title: "Last frame", Menu: "Play", Keys: on("End"), Run: func() { w.viewer.Last() }},
		{ID: "timeline.nextCut", Title: "Next cut", Menu: "Play", Keys: on("Down"), Run: func() { w.timeline.NextCut() }},
		{ID: "timeline.previousCut", Title: "Previous cut", Menu: "Play", Keys: on("Up"), Run: func() { w.timeline.PreviousCut() }},
		{ID: "play.timecode", Title: "Go to a timecode…", Menu: "Play", Keys: on("Ctrl+G"), Run: func() { w.viewer.EditTimecode() }},
		{
			ID: "play.loop", Title: "Loop", Menu: "Play", Separator: true, Keys: on("Ctrl+L"),
			Checked: func() bool { return w.shown.Loop }, Run: func() { s.SetLoop(!w.shown.Loop) },
		},
		{ID: "play.inOut", Title: "Play from in to out", Menu: "Play", Keys: on("Ctrl+Shift+Space"), Run: s.PlayInOut},
		{ID: "play.board", Title: "Play the storyboard", Menu: "Play", Keys: on("Shift+Space"), Run: s.PlayBoard},
		{ID: "play.preview", Title: "The take in the making", Menu: "Play", Run: s.WatchPreview},
		w.viewOfAction("play.viewShot", "Viewer: shot", "Ctrl+1", app.ViewShot),
		w.viewOfAction("play.viewBoard", "Viewer: storyboard", "Ctrl+2", app.ViewBoard),
		w.viewOfAction("play.viewTimeline", "Viewer: timeline", "Ctrl+3", app.ViewTimeline),
	}
}

// viewOfAction has the viewer show one of the things that it can show.
func (w *window) viewOfAction(id, title string, key action.Chord, view app.View) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "Play", Separator: view == app.ViewShot, Keys: on(key),
		Checked: func() bool { return w.shown.View == view }, Run: func() { w.studio.SetView(view) },
	}
}

func (w *window) viewActions() []action.Action {
	columns := func() *kit.Splitter { return w.shell.columns }
	rows := func() *kit.Splitter { return w.shell.rows }
	return []action.Action{
		w.paneAction("view.library", "Library", "F2", columns, columnLibrary),
		w.paneAction("view.inspector", "Inspector", "F3", columns, columnInspector),
		w.paneAction("view.storyboard", "Storyboard", "F4", rows, rowBoard),
		w.paneAction("view.timeline", "Timeline", "F5", rows, rowTimeline),
		w.paneAction("view.queue", "Queue", "F6", rows, rowQueue),
		{ID: "timeline.fit", Title: "Zoom: the whole timeline", Menu: "View", Separator: true, Keys: on("Shift+Z"), Run: w.zoomed(func() { w.timeline.Fit() })},
		{ID: "timeline.zoomIn", Title: "Zoom in", Menu: "View", Keys: on("=", "+"), Run: w.zoomed(func() { w.timeline.ZoomIn() })},
		{ID: "timeline.zoomOut", Title: "Zoom out", Menu: "View", Keys: on("-"), Run: w.zoomed(func() { w.timeline.ZoomOut() })},
		{ID: "view.fit", Title: "Fit the picture", Menu: "View", Separator: true, Keys: on("Ctrl+0"), Run: func() { w.viewer.Zoom(0) }},
		{ID: "view.fullSize", Title: "The picture at 100 %", Menu: "View", Keys: on("Ctrl+Alt+0"), Run: func() { w.viewer.Zoom(1) }},
		{
			ID: "view.safeAreas", Title: "Safe areas", Menu: "View",
			Checked: func() bool { return w.viewer.SafeAreas() }, Run: func() { w.viewer.ToggleSafeAreas() },
		},
		{
			ID: "view.fullScreen", Title: "The viewer alone", Menu: "View", Separator: true, Keys: on("Ctrl+F", "F11"),
			Checked: func() bool { return w.compact }, Run: w.fullScreen,
		},
		w.lightAction("view.dark", "Dark", settings.Dark, true),
		w.lightAction("view.light", "Light", settings.Light, false),
		w.lightAction("view.system", "As the desktop", settings.System, false),
		w.languageAction("view.languageOfDesktop", "The desktop's language", words.Desktop, true),
		w.languageAction("view.english", "English", words.English, false),
		w.languageAction("view.chinese", "中文", words.Chinese, false),
	}
}

func (w *window) paneAction(id, title string, key action.Chord, in func() *kit.Splitter, at int) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "View", Keys: on(key),
		Checked: func() bool { return w.shell != nil && !in().Folded(at) }, Run: func() { w.fold(place{in(), at}) },
	}
}

func (w *window) lightAction(id, title string, light settings.Theme, first bool) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "View", Separator: first,
		Checked: func() bool { return w.shown.Theme == light }, Run: func() { w.studio.SetTheme(light) },
	}
}

func (w *window) languageAction(id, title, language string, first bool) action.Action {
	return action.Action{
		ID: id, Title: title, Menu: "View", Separator: first,
		Checked: func() bool { return w.studio.Settings().Language == language }, Run: func() { w.setLanguage(language) },
	}
}
