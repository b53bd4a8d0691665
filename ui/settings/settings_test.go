package settings_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
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
	t     *testing.T
	w     fyne.Window
	sheet *settings.Settings
	s     app.Snapshot
	kept  app.Storage
	did   []string
}

func (r *room) SetTheme(light appsettings.Theme)   { r.note("light %s", light) }
func (r *room) SetScale(scale float64)             { r.note("scale %.2f", scale) }
func (r *room) ListStorage(then func(app.Storage)) { then(r.kept) }
func (r *room) note(format string, args ...any)    { r.did = append(r.did, fmt.Sprintf(format, args...)) }

func (r *room) CleanUp(then func()) {
	r.note("clean up")
	r.kept = app.Storage{}
	then()
}

func (r *room) wants(want ...string) {
	r.t.Helper()
	if !slices.Equal(r.did, want) {
		r.t.Errorf("did %q, want %q", r.did, want)
	}
	r.did = nil
}

func open(t *testing.T) *room {
	t.Helper()
	uitest.App(t)
	r := &room{t: t, kept: app.Storage{
		Cuts: 12 << 20, Jobs: 2 << 20, Making: 1 << 20, Films: "/data/kinora/films", Settings: "/config/kinora/settings.json", Scratch: "/cache/kinora/cuts", JobsAt: "/state/kinora/jobs",
	}}
	r.s.Machine = app.MachineState{Phase: app.Ready, Pack: "Papercut 0.2.0", Device: "webgpu"}
	r.s.Theme = appsettings.Dark
	r.w = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 1280, 800)
	r.sheet = settings.New(settings.Params{
		Commands: r, Language: func(language string) { r.note("language %s, open %v", language, r.sheet.Open()) }, Packs: func() { r.note("packs") }, Shortcuts: func() { r.note("shortcuts") }, Reveal: func(path string) { r.note("reveal %s", path) },
	})
	r.sheet.Show(r.w.Canvas(), r.s)
	return r
}

func (r *room) button(text string) *kit.Button {
	r.t.Helper()
	return uitest.Find(r.t, r.w, func(b *kit.Button) bool { return b.Text() == text })
}

func (r *room) segmented(n int) *kit.Segmented {
	return uitest.Find(r.t, r.w, func(*kit.Segmented) bool { n--; return n < 0 })
}

func (r *room) says(want string, is bool) {
	r.t.Helper()
	all := ""
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if text, ok := o.(*kit.Text); ok {
			all += text.Text() + "\n"
		}
	}
	if strings.Contains(all, want) != is {
		r.t.Errorf("%q is said: %v, in %s", want, !is, all)
	}
}

func TestStructure(t *testing.T) {
	test.AssertRendersToMarkup(t, "settings.xml", open(t).w.Canvas())
}

func TestWhatIsChosenIsAskedOfApp(t *testing.T) {
	r := open(t)
	r.segmented(1).Choose(1)
	scale := uitest.Find(r.t, r.w, func(*kit.Slider) bool { return true })
	r.w.Canvas().Focus(scale)
	uitest.Keys(r.w, fyne.KeyRight, fyne.KeyRight)
	r.segmented(0).Choose(2)
	r.wants("light light", "scale 1.05", "scale 1.10", "language zh, open false")
}

func TestWhatHoldsIsShown(t *testing.T) {
	r := open(t)
	r.says("Papercut 0.2.0 on WebGPU", true)
	r.s.Settings.Language, r.s.Theme, r.s.Settings.Scale, r.s.Settings.KeyPreset = "zh", appsettings.System, 1.25, "resolve"
	r.s.Machine = app.MachineState{Phase: app.Failed, Reason: "no ONNX Runtime found"}
	r.sheet.Draw(r.s)
	r.says("no ONNX Runtime found", true)
	r.says("Resolve", true)
	if r.segmented(0).Chosen() != 2 || r.segmented(1).Chosen() != 2 || uitest.Find(r.t, r.w, func(*kit.Slider) bool { return true }).Value() != 1.25 {
		t.Error("the choices do not stand where they should")
	}
}

func TestWhatIsKeptIsSaidAndShown(t *testing.T) {
	r := open(t)
	r.says("12 MB", true)
	r.says("3 MB", true)
	r.says("/data/kinora/films", true)
	n := 1
	test.Tap(uitest.Find(r.t, r.w, func(b *kit.Button) bool {
		if b.Tip == "Reveal in folder" {
			n--
		}
		return n < 0
	}))
	r.wants("reveal /config/kinora/settings.json")
}

func TestCleaningUpIsAskedFirst(t *testing.T) {
	r := open(t)
	test.Tap(r.button("Clean up…"))
	uitest.Keys(r.w, fyne.KeyEscape)
	r.wants()
	test.Tap(r.button("Clean up…"))
	test.Tap(r.button("Clean up"))
	r.wants("clean up")
	r.says("0 MB", true)
	if r.button("Clean up…").Enabled() {
		t.Error("nothing can be cleaned up again")
	}
	r.s.Notice = app.Notice{Text: "Freed 15.0 MB.", Kind: app.Success}
	r.sheet.Draw(r.s)
	r.says("Freed 15.0 MB.", true)
}

func TestOtherSheetsFollow(t *testing.T) {
	for text, want := range map[string]string{"Change…": "packs", "Keyboard shortcuts…": "shortcuts"} {
		r := open(t)
		test.Tap(r.button(text))
		r.wants(want)
		if r.sheet.Open() {
			t.Error("the sheet stays open below")
		}
	}
}
