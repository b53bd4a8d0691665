package timeline

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/ui/kit"
)

// menu opens what can be done at a place of the lanes.
func (t *Timeline) menu(h hit, at fyne.Position) {
	t.stop(false)
	var items []kit.MenuItem
	switch {
	case h.onAClip():
		if !slices.Contains(t.snapshot.Selection.Clips, h.clip.ID) {
			t.params.Commands.SelectClips(h.clip.ID)
		}
		items = t.clipMenu(h)
	case h.kind == hitGap:
		items = t.gapMenu(h)
	case h.kind == hitOffer:
		items = t.offerMenu()
	default:
		items = t.emptyMenu(h)
	}
	t.pop(at, items)
}

func (t *Timeline) pop(at fyne.Position, items []kit.MenuItem) {
	if c := canvasOf(t.lanes); c != nil {
		kit.ShowMenu(c, at, items, nil)
	}
}

var divider = kit.MenuItem{}

func (t *Timeline) clipMenu(h hit) []kit.MenuItem {
	c, clip := t.params.Commands, h.clip
	look := t.lookOf(clip.Source)
	items := []kit.MenuItem{
		{Text: lang.L("Split here"), Icon: icons.Split, Do: func() { c.SplitAt(h.frame, clip.ID) }},
		{Text: lang.L("Cut"), Keys: t.keys(ActCut), Do: c.CutClips},
		{Text: lang.L("Copy"), Icon: icons.Copy, Keys: t.keys(ActCopy), Do: c.CopyClips},
		{Text: lang.L("Lift"), Keys: t.keys(ActLift), Do: c.Lift},
		{Text: lang.L("Ripple delete"), Icon: icons.Trash, Keys: t.keys(ActRippleDelete), Do: c.RippleDelete},
		divider,
	}
	if look.failed() && clip.Source.Take != 0 {
		items = append(items, kit.MenuItem{Text: lang.L("Try again"), Icon: icons.Refresh, Do: func() { c.RetryTake(clip.Source.Take) }}, divider)
	}
	if h.track.Kind == projects.PictureTrack {
		items = append(items, t.generationItems(h, look)...)
		hold := kit.MenuItem{Text: lang.L("Hold the frame at the playhead"), Why: t.notAtPlayhead(clip), Do: c.HoldFrame}
		if clip.Source.Take != 0 {
			items = append(items, t.takeItem(h))
		}
		items = append(items, divider, t.speedItem(clip, h), hold, t.dissolveItem(h), t.fitItem(clip, h))
	} else {
		items = append(items, t.speedItem(clip, h))
	}
	items = append(items, t.fadeItem(h, lang.L("Fade in"), edit.First, clip.FadeIn), t.fadeItem(h, lang.L("Fade out"), edit.Last, clip.FadeOut))
	items = append(items, t.soundItems(clip)...)
	if t.params.ShowInLibrary != nil {
		show := func() { t.params.ShowInLibrary(clip.Source) }
		items = append(items, divider, kit.MenuItem{Text: lang.L("Show in the library"), Icon: icons.Search, Do: show})
	}
	return items
}

// generationItems is what the model can do with a clip.
func (t *Timeline) generationItems(h hit, l look) []kit.MenuItem {
	c, clip := t.params.Commands, h.clip
	why, whole := cannotGoOn(clip, l), cannotBeWhole(clip, l)
	apart := why
	if i := h.index; apart == "" && (i == 0 || h.track.Clips[i-1].End() != clip.Start) {
		apart = lang.L("No clip ends where this one begins.")
	}
	return []kit.MenuItem{
		{Text: lang.L("Extend"), Icon: icons.Extend, Keys: t.keys(ActExtend), Why: why, Do: func() { t.offerAt(clip, t.second()) }},
		{Text: lang.L("Retake the marked stretch"), Icon: icons.Refresh, Why: t.notMarked(clip), Do: c.Retake},
		{Text: lang.L("Connect with the clip before"), Icon: icons.Link, Why: apart, Do: func() { c.Connect(clip.ID, t.second()) }},
		{Text: lang.L("Loop"), Icon: icons.Loop, Why: whole, Do: func() { c.LoopClip(clip.ID, rational.Int(1)) }},
		{Text: lang.L("Remix…"), Icon: icons.Wand, Why: whole, Do: func() { t.remix(clip) }},
	}
}

// cannotBeWhole says why generation cannot work on the whole of a clip, "" where it can.
func cannotBeWhole(c projects.Clip, l look) string {
	if why := cannotGoOn(c, l); why != "" || c.Speed == rational.Int(1) {
		return why
	}
	return otherSpeed()
}

func otherSpeed() string {
	return lang.L("The clip does not play at its own speed: set its speed to 1 first.")
}

// cannotGoOn says why generation cannot go on from a clip, "" where it can.
func cannotGoOn(c projects.Clip, l look) string {
	switch {
	case l.still:
		return lang.L("A still does not move: animate it first.")
	case l.state != projects.Done:
		return lang.L("It is not made yet.")
	case l.missing:
		return lang.L("Its file is missing.")
	case !edit.NearlyNormal(c.Speed):
		return otherSpeed()
	}
	return ""
}

// offerAt offers to extend a clip by some frames, as pulling its end does.
func (t *Timeline) offerAt(clip projects.Clip, frames int64) {
	t.pulled = pulled{clip, app.EdgeEnd, frames}
	t.lanes.arrange()
}

func (t *Timeline) notMarked(c projects.Clip) string {
	if tl := t.film.Timeline; tl.Out == 0 || tl.In < c.Start || tl.Out > c.End() {
		return lang.L("Mark a stretch within the clip with I and O first.")
	}
	return ""
}

func (t *Timeline) notAtPlayhead(c projects.Clip) string {
	if t.playhead < c.Start || t.playhead > c.End() {
		return lang.L("Move the playhead onto the clip first.")
	}
	return ""
}

func (t *Timeline) speedItem(c projects.Clip, h hit) kit.MenuItem {
	return t.further(lang.L("Speed"), h, func() []kit.MenuItem { return t.speeds(c) })
}

// speeds is the speeds that a clip can have.
func (t *Timeline) speeds(c projects.Clip) []kit.MenuItem {
	var items []kit.MenuItem
	for _, percent := range []int64{25, 50, 75, 100, 125, 150, 200, 400, -100} {
		speed, text := rational.New(percent, 100), fmt.Sprintf("%d %%", percent)
		if percent < 0 {
			text = lang.L("Backwards")
		}
		do := func() { t.params.Commands.SetSpeed(speed, t.ripple) }
		items = append(items, kit.MenuItem{Text: text, On: c.Speed == speed, Do: do})
	}
	return items
}

func (t *Timeline) dissolveItem(h hit) kit.MenuItem {
	item := t.further(lang.L("Dissolve"), h, func() []kit.MenuItem {
		return lengths(h.clip.Dissolve, t.params.Commands.SetDissolve)
	})
	if h.index == 0 || h.track.Clips[h.index-1].End() != h.clip.Start {
		item.Why = lang.L("No clip ends where this one begins.")
	}
	return item
}

func (t *Timeline) fadeItem(h hit, text string, end edit.End, now int64) kit.MenuItem {
	return t.further(text, h, func() []kit.MenuItem {
		return lengths(now, func(n int64) { t.params.Commands.SetFade(end, n) })
	})
}

// lengths offers numbers of frames, of which one is what is now.
func lengths(now int64, set func(frames int64)) []kit.MenuItem {
	var items []kit.MenuItem
	for _, n := range []int64{0, 6, 12, 24} {
		text := fmt.Sprintf(lang.L("%d frames"), n)
		if n == 0 {
			text = lang.L("None")
		}
		items = append(items, kit.MenuItem{Text: text, On: now == n, Do: func() { set(n) }})
	}
	return items
}

func (t *Timeline) fitItem(c projects.Clip, h hit) kit.MenuItem {
	return t.further(lang.L("Fit"), h, func() []kit.MenuItem {
		var items []kit.MenuItem
		for _, f := range []struct {
			fit  projects.Fit
			text string
		}{{projects.Pad, lang.L("All of it is seen")}, {projects.Crop, lang.L("It fills the frame")}} {
			on := c.Fit == f.fit || c.Fit == "" && f.fit == projects.Pad
			items = append(items, kit.MenuItem{Text: f.text, On: on, Do: func() { t.params.Commands.SetFit(f.fit) }})
		}
		return items
	})
}

// further is a line that opens another menu in the place of this one.
func (t *Timeline) further(text string, h hit, items func() []kit.MenuItem) kit.MenuItem {
	return kit.MenuItem{Text: text + "…", Do: func() {
		origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(t.lanes)
		t.pop(origin.AddXY(t.view.x(h.frame), t.rowTop(max(0, h.row))), items())
	}}
}

func (t *Timeline) soundItems(clip projects.Clip) []kit.MenuItem {
	c := t.params.Commands
	mute, link := lang.L("Mute"), lang.L("Link")
	if clip.Mute {
		mute = lang.L("Let it be heard")
	}
	var why string
	if clip.Link != 0 {
		link = lang.L("Unlink")
	} else if len(t.snapshot.Selection.Clips) < 2 {
		why = lang.L("Select two clips or more to link them.")
	}
	return []kit.MenuItem{
		{Text: mute, Icon: icons.Mute, Do: func() { c.MuteClips(!clip.Mute) }},
		{Text: link, Icon: icons.Link, Why: why, Do: func() { c.LinkClips(clip.Link == 0) }},
	}
}

func (t *Timeline) gapMenu(h hit) []kit.MenuItem {
	c := t.params.Commands
	fill := kit.MenuItem{Text: lang.L("Fill the gap"), Icon: icons.Wand, Keys: t.keys(ActFill), Do: func() { c.FillGap(h.track.ID, h.frame) }}
	if _, ok := t.gapAt(spot{h.track.ID, h.frame}); !ok {
		fill.Why = lang.L("There is no gap between two clips of pictures here.")
	}
	shut := kit.MenuItem{Text: lang.L("Close the gap"), Do: func() { c.CloseGapAt(h.track.ID, h.frame) }}
	return append([]kit.MenuItem{fill, shut, divider}, t.emptyMenu(h)...)
}

func (t *Timeline) offerMenu() []kit.MenuItem {
	return []kit.MenuItem{
		{Text: lang.L("Extend"), Icon: icons.Extend, Keys: t.keys(ActAccept), Do: func() { t.Accept() }},
		{Text: lang.L("Drop the offer"), Keys: t.keys(ActEscape), Do: func() { t.Escape() }},
	}
}

func (t *Timeline) emptyMenu(h hit) []kit.MenuItem {
	c := t.params.Commands
	return []kit.MenuItem{
		{Text: lang.L("Paste here"), Keys: t.keys(ActPaste), Do: func() {
			c.MovePlayhead(h.frame)
			if h.track.ID != 0 {
				c.SelectTrack(h.track.ID)
			}
			c.PasteClips(false)
		}},
		{Text: lang.L("Add a marker"), Icon: icons.Marker, Keys: t.keys(ActMarker), Do: func() { c.AddMarkerAt(h.frame, "") }},
	}
}

// rulerMenu opens what can be done with a mark of the ruler, or at a frame.
func (t *Timeline) rulerMenu(m mark, frame int64, at fyne.Position) {
	c := t.params.Commands
	items := []kit.MenuItem{
		{Text: lang.L("Add a marker"), Icon: icons.Marker, Keys: t.keys(ActMarker), Do: func() { c.AddMarkerAt(frame, "") }},
		{Text: lang.L("In here"), Keys: t.keys(ActIn), Do: func() { c.SetIn(frame) }},
		{Text: lang.L("Out here"), Keys: t.keys(ActOut), Do: func() { c.SetOut(frame) }},
	}
	if t.film.Timeline.Out > 0 {
		items = append(items, kit.MenuItem{Text: lang.L("Clear in and out"), Do: c.ClearInOut})
	}
	if m.kind == aMarker {
		items = append([]kit.MenuItem{
			{Text: lang.L("Rename the marker…"), Icon: icons.Pencil, Do: func() { t.renameMarker(m.id) }},
			{Text: lang.L("Remove the marker"), Icon: icons.Trash, Do: func() { c.RemoveMarkers(m.id) }},
			divider,
		}, items...)
	}
	t.pop(at, items)
}

// trackMenu opens what can be done with a track.
func (t *Timeline) trackMenu(track projects.Track, at fyne.Position) {
	c, r := t.params.Commands, t.rowOf(track.ID)
	up, down := t.climb(r, r-1), t.climb(r, r+1)
	why := func(by int) string {
		if by == 0 {
			return lang.L("There is no track of its kind there.")
		}
		return ""
	}
	items := []kit.MenuItem{
		{Text: lang.L("Rename the track…"), Icon: icons.Pencil, Do: func() { t.renameTrack(track) }},
		{Text: lang.L("Move up"), Icon: icons.Up, Why: why(up), Do: func() { c.MoveTrack(track.ID, up) }},
		{Text: lang.L("Move down"), Icon: icons.Down, Why: why(down), Do: func() { c.MoveTrack(track.ID, down) }},
		{Text: lang.L("Remove the track"), Icon: icons.Trash, Do: func() { c.RemoveTrack(track.ID) }},
		divider,
	}
	t.pop(at, append(items, t.newTracks()...))
}
