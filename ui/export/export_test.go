package export_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/export"
	"kinora/ui/kit"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ export.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	*uitest.Room

	sheet *export.Export
	s     app.Snapshot
	plan  app.ExportPlan // what PlanExport answers
	wish  app.ExportWish // the last that was planned
	saved string         // what SaveAs answers
	where []func(string) // who waits to be told where the film goes
	slow  bool           // they have to wait
}

func (r *room) ExportPlace(then func(string)) {
	if r.slow {
		r.where = append(r.where, then)
		return
	}
	then("/films/The Red Ball")
}

func (r *room) PlanExport(wish app.ExportWish, then func(app.ExportPlan)) {
	r.wish = wish
	p := r.plan
	p.Path = wish.Path
	then(p)
}

func (r *room) Export(wish app.ExportWish) { r.Note("export %s %s", wish.Preset, wish.Path) }
func (r *room) CancelExport()              { r.Note("cancel") }

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1280, 800), saved: "/elsewhere/ball.mov"}
	r.plan = app.ExportPlan{Frames: 180, Seconds: rational.New(15, 2), Size: projects.Size{Width: 1024, Height: 576}, Rate: rational.Int(24), Bytes: 12 << 20}
	r.s = app.Snapshot{Folder: "/films/The Red Ball.kinora"}
	r.s.Film.Head = projects.Head{Title: "The Red Ball", Size: projects.Size{Width: 1024, Height: 576}, Rate: rational.Int(24)}
	r.sheet = export.New(export.Params{
		Commands: r,
		SaveAs: func(path string, chosen func(string)) {
			r.Note("ask %s", path)
			chosen(r.saved)
		},
		Reveal:   func(path string) { r.Note("reveal %s", path) },
		CopyText: func(text string) { r.Note("copy %s", text) },
	})
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func (r *room) draw(change func(*app.Snapshot)) {
	change(&r.s)
	r.sheet.Draw(r.s)
}

func (r *room) kinds() *kit.Lines {
	return uitest.Find(r.T, r.W, func(*kit.Lines) bool { return true })
}

func TestStructure(t *testing.T) {
	r := open(t)
	test.AssertRendersToMarkup(t, "choosing.xml", r.W.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Export = &app.Export{Path: "/films/ball.mp4", Frame: 34, Frames: 180, Left: 12 * time.Second}
	})
	test.AssertRendersToMarkup(t, "writing.xml", r.W.Canvas())
	r.draw(func(s *app.Snapshot) {
		s.Export, s.Exported = nil, &app.Exported{Path: "/films/ball.mp4", Took: 3 * time.Second}
	})
	test.AssertRendersToMarkup(t, "over.xml", r.W.Canvas())
}

func TestEveryKindGoesToAFileOfItsOwn(t *testing.T) {
	r := open(t)
	for i, want := range []string{
		"mp4 /films/The Red Ball.mp4", "webm /films/The Red Ball.webm", "mov /films/The Red Ball.mov", "mkv /films/The Red Ball.mkv",
		"gif /films/The Red Ball.gif", "png /films/The Red Ball_%04d.png", "png /films/The Red Ball.png", "otio /films/The Red Ball.otio",
	} {
		r.kinds().Tap(i)
		test.Tap(r.Button("Export"))
		r.Wants("export " + want)
		if single := i == 6; single != (r.wish.Range == app.ExportFrame) {
			t.Errorf("%s: range %v", want, r.wish.Range)
		}
		if silent := i >= 4; silent != r.wish.Silent {
			t.Errorf("%s: silent %v", want, r.wish.Silent)
		}
	}
}

func TestWhatIsChosenIsWished(t *testing.T) {
	r := open(t)
	sizes := uitest.Find(r.T, r.W, func(s *kit.Segmented) bool { return len(s.Tips) == 0 })
	for i, want := range []projects.Size{{}, {Width: 2048, Height: 1152}, {Width: 1920, Height: 1080}, {Width: 1280, Height: 720}} {
		sizes.Choose(i)
		if r.wish.Size != want || sizes.Chosen() != i {
			t.Errorf("size %d: %v, chosen %d", i, r.wish.Size, sizes.Chosen())
		}
	}
	sizes.Choose(4)
	field := uitest.Find(r.T, r.W, func(n *kit.Number) bool { return n.Entry().Text == "1280" })
	field.Entry().SetText("640")
	if r.wish.Size != (projects.Size{Width: 640, Height: 720}) || sizes.Chosen() != 4 {
		t.Errorf("typed: %v", r.wish.Size)
	}
	field.Entry().SetText("wide")
	r.Says("A whole number is needed.")
	if r.Button("Export").Enabled() {
		t.Error("letters can be exported")
	}
	field.Entry().SetText("640")
	quality := uitest.Find(r.T, r.W, func(s *kit.Segmented) bool { return len(s.Tips) > 0 })
	quality.Choose(2)
	if r.wish.Quality != "small" {
		t.Errorf("quality %q", r.wish.Quality)
	}
	uitest.Find(r.T, r.W, func(c *kit.Check) bool { return true }).Tapped(nil)
	rates := uitest.Find(r.T, r.W, func(d *kit.Dropdown) bool { return d.Why == nil })
	rates.Choose(2)
	if !r.wish.Silent || r.wish.Rate != rational.New(24000, 1001) {
		t.Errorf("wish %+v", r.wish)
	}
	r.kinds().Tap(3) // it has one quality
	if r.wish.Quality != "" {
		t.Errorf("FFV1 of quality %q", r.wish.Quality)
	}
}

func TestStretchesThatAreNotThereCannotBeChosen(t *testing.T) {
	r := open(t)
	ranges := uitest.Find(r.T, r.W, func(d *kit.Dropdown) bool { return d.Why != nil })
	if ranges.Why(0) != "" || ranges.Why(1) == "" || ranges.Why(2) == "" || ranges.Why(4) != "" {
		t.Error("there are no marks and no selection, but they can be chosen")
	}
	r.draw(func(s *app.Snapshot) { s.Film.Timeline.Out, s.Selection.Clips = 48, []projects.ID{3} })
	if ranges.Why(1) != "" || ranges.Why(2) != "" {
		t.Error("marks or selection cannot be chosen")
	}
	ranges.Choose(1)
	if r.wish.Range != app.ExportMarked {
		t.Errorf("range %v", r.wish.Range)
	}
	r.draw(func(s *app.Snapshot) { s.Film.Timeline.Out = 0 })
	if r.wish.Range != app.ExportAll {
		t.Errorf("range %v of marks that went", r.wish.Range)
	}
}

func TestWhatStandsAgainstItIsSaidBefore(t *testing.T) {
	r := open(t)
	r.Says("7.5 s · 180 frames · 1024 × 576 · 24 fps · ≈ 12 MB")
	for want, p := range map[string]app.ExportPlan{
		"“a boat” has no picture yet":             {Frames: 1, Missing: []string{"a boat"}},
		"“a boat” and 2 more have no picture yet": {Frames: 1, Missing: []string{"a boat", "b", "c"}},
		"the folder does not exist":               {Reason: "the folder does not exist"},
	} {
		r.plan = p
		r.kinds().Tap(0)
		r.Says(want)
		test.Tap(r.Button("Export"))
		uitest.Keys(r.W, fyne.KeyReturn)
		r.Wants()
	}
	r.plan = app.ExportPlan{Frames: 1, Exists: true}
	r.kinds().Tap(0)
	r.Says("will be replaced")
	test.Tap(r.Button("Replace the file"))
	r.Wants("export mp4 /films/The Red Ball.mp4")
}

func TestTheFileIsAskedFor(t *testing.T) {
	r := open(t)
	test.Tap(r.Button("Choose…"))
	r.Wants("ask /films/The Red Ball.mp4")
	if r.wish.Path != "/elsewhere/ball.mp4" {
		t.Errorf("path %s", r.wish.Path)
	}
	r.saved = "/elsewhere/v1.2"
	test.Tap(r.Button("Choose…"))
	if r.wish.Path != "/elsewhere/v1.2.mp4" {
		t.Errorf("path %s", r.wish.Path)
	}
}

func TestNothingIsWrittenBeforeItIsKnownWhere(t *testing.T) {
	r := open(t)
	r.sheet.Close()
	r.slow, r.s.Folder = true, "/films/Boats.kinora"
	r.sheet.Show(r.W.Canvas(), r.s)
	export := func() { test.Tap(r.Button("Export")) }
	export()
	r.Wants()
	for _, then := range r.where {
		then("/videos/Boats")
	}
	export()
	r.Wants("export mp4 /videos/Boats.mp4")
}

func TestAnExportIsFollowedCancelledAndShown(t *testing.T) {
	r := open(t)
	r.draw(func(s *app.Snapshot) {
		s.Export = &app.Export{Path: "/films/ball.mp4", Frame: 34, Frames: 180, Left: 12 * time.Second}
	})
	r.Says("Frame 34 of 180 · 12 s left")
	uitest.Keys(r.W, fyne.KeyReturn) // what is hidden is not pressed
	test.Tap(r.Button("Cancel the export"))
	r.Wants("cancel")
	r.draw(func(s *app.Snapshot) {
		s.Export, s.Exported = nil, &app.Exported{Path: "/films/ball.mp4", Stopped: true}
	})
	r.Says("180 frames") // it can be begun again
	r.draw(func(s *app.Snapshot) { s.Export = &app.Export{Path: "/films/ball.mp4"} })
	r.draw(func(s *app.Snapshot) {
		s.Export, s.Exported = nil, &app.Exported{Path: "/films/ball.mp4", Took: time.Second}
	})
	r.Says("ball.mp4 is there")
	test.Tap(r.Button("Reveal in folder"))
	test.Tap(r.Button("Copy path"))
	r.Wants("reveal /films/ball.mp4", "copy /films/ball.mp4")
	test.Tap(r.Button("Export another"))
	r.Says("180 frames")
	r.draw(func(s *app.Snapshot) { s.Playhead++ })
	r.Says("180 frames")
}

func TestAnExportThatFailedSaysWhy(t *testing.T) {
	r := open(t)
	r.draw(func(s *app.Snapshot) { s.Exported = &app.Exported{Path: "/films/ball.mp4", Reason: "the disk is full"} })
	r.Says("the disk is full")
	if r.Button("Reveal in folder").Enabled() {
		t.Error("a file that is not there can be revealed")
	}
}

func TestItMayBeClosedAndOpenedWhileItGoesOn(t *testing.T) {
	r := open(t)
	r.draw(func(s *app.Snapshot) { s.Export = &app.Export{Path: "/films/ball.mp4", Frames: 180} })
	uitest.Keys(r.W, fyne.KeyEscape)
	if r.sheet.Open() {
		t.Fatal("Escape does not close it")
	}
	r.draw(func(s *app.Snapshot) { s.Export = &app.Export{Path: "/films/ball.mp4", Frame: 90, Frames: 180} })
	r.sheet.Show(r.W.Canvas(), r.s)
	r.draw(func(*app.Snapshot) {})
	r.Says("Frame 90 of 180")
}

func TestASmallFileIsForeseenWithTwoDigits(t *testing.T) {
	for bytes, want := range map[int64]string{
		1: "≈ 0.1 MB", 2_500_000: "≈ 2.4 MB", 11 << 20: "≈ 11 MB", 3 << 29: "≈ 1.5 GB",
	} {
		r := open(t)
		r.sheet.Close()
		r.plan.Bytes = bytes
		r.sheet.Show(r.W.Canvas(), r.s)
		r.Says(want)
	}
}
