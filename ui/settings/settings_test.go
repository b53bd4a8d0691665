package settings_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	appsettings "kinora/app/settings"
	"kinora/ui/kit"
	"kinora/ui/settings"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ settings.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	*uitest.Room

	sheet *settings.Settings
	s     app.Snapshot
	kept  app.Storage
}

func (r *room) SetTheme(light appsettings.Theme)   { r.Note("light %s", light) }
func (r *room) SetScale(scale float64)             { r.Note("scale %.2f", scale) }
func (r *room) ListStorage(then func(app.Storage)) { then(r.kept) }

func (r *room) CleanUp(then func()) {
	r.Note("clean up")
	r.kept = app.Storage{}
	then()
}

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1280, 800), kept: app.Storage{
		Cuts: 12 << 20, Jobs: 2 << 20, Making: 1 << 20, Films: "/data/kinora/films", Settings: "/config/kinora/settings.json", Scratch: "/cache/kinora/cuts", JobsAt: "/state/kinora/jobs",
	}}
	r.s.Machine = app.MachineState{Phase: app.Ready, Pack: "Papercut 0.2.0", Device: "webgpu"}
	r.s.Theme = appsettings.Dark
	r.sheet = settings.New(settings.Params{
		Commands: r, Language: func(language string) { r.Note("language %s, open %v", language, r.sheet.Open()) }, Packs: func() { r.Note("packs") }, Shortcuts: func() { r.Note("shortcuts") }, Reveal: func(path string) { r.Note("reveal %s", path) },
	})
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func (r *room) segmented(n int) *kit.Segmented {
	return uitest.Find(r.T, r.W, func(*kit.Segmented) bool { n--; return n < 0 })
}

func TestStructure(t *testing.T) {
	test.AssertRendersToMarkup(t, "settings.xml", open(t).W.Canvas())
}

func TestWhatIsChosenIsAskedOfApp(t *testing.T) {
	r := open(t)
	r.segmented(1).Choose(1)
	scale := uitest.Find(r.T, r.W, func(*kit.Slider) bool { return true })
	r.W.Canvas().Focus(scale)
	uitest.Keys(r.W, fyne.KeyRight, fyne.KeyRight)
	r.segmented(0).Choose(2)
	r.Wants("light light", "scale 1.05", "scale 1.10", "language zh, open false")
}

func TestWhatHoldsIsShown(t *testing.T) {
	r := open(t)
	r.Says("Papercut 0.2.0 on WebGPU")
	r.s.Settings.Language, r.s.Theme, r.s.Settings.Scale, r.s.Settings.KeyPreset = "zh", appsettings.System, 1.25, "resolve"
	r.s.Machine = app.MachineState{Phase: app.Failed, Reason: "no ONNX Runtime found"}
	r.sheet.Draw(r.s)
	r.Says("no ONNX Runtime found")
	r.Says("Resolve")
	if r.segmented(0).Chosen() != 2 || r.segmented(1).Chosen() != 2 || uitest.Find(r.T, r.W, func(*kit.Slider) bool { return true }).Value() != 1.25 {
		t.Error("the choices do not stand where they should")
	}
}

func TestWhatIsKeptIsSaidAndShown(t *testing.T) {
	r := open(t)
	r.Says("12 MB")
	r.Says("3 MB")
	r.Says("/data/kinora/films")
	n := 1
	test.Tap(uitest.Find(r.T, r.W, func(b *kit.Button) bool {
		if b.Tip == "Reveal in folder" {
			n--
		}
		return n < 0
	}))
	r.Wants("reveal /config/kinora/settings.json")
}

func TestCleaningUpIsAskedFirst(t *testing.T) {
	r := open(t)
	test.Tap(r.Button("Clean up…"))
	uitest.Keys(r.W, fyne.KeyEscape)
	r.Wants()
	test.Tap(r.Button("Clean up…"))
	test.Tap(r.Button("Clean up"))
	r.Wants("clean up")
	r.Says("0 MB")
	if r.Button("Clean up…").Enabled() {
		t.Error("nothing can be cleaned up again")
	}
	r.s.Notice = app.Notice{Text: "Freed 15.0 MB.", Kind: app.Success}
	r.sheet.Draw(r.s)
	r.Says("Freed 15.0 MB.")
}

func TestOtherSheetsFollow(t *testing.T) {
	for text, want := range map[string]string{"Change…": "packs", "Keyboard shortcuts…": "shortcuts"} {
		r := open(t)
		test.Tap(r.Button(text))
		r.Wants(want)
		if r.sheet.Open() {
			t.Error("the sheet stays open below")
		}
	}
}
