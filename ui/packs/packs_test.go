package packs_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/packs"
	"kinora/ui/uitest"
)

// The studio does what the pane asks for.
var _ packs.Commands = (*app.Studio)(nil)

// room is the sheet over a window, and what was asked of app.
type room struct {
	t       *testing.T
	w       fyne.Window
	sheet   *packs.Packs
	s       app.Snapshot
	all     []app.Pack
	devices []app.Device
	did     []string
}

func (r *room) ListPacks(then func([]app.Pack))     { then(r.all) }
func (r *room) ListDevices(then func([]app.Device)) { then(r.devices) }
func (r *room) RemovePack(folder string)            { r.note("remove %s", folder) }
func (r *room) VerifyPack(folder string)            { r.note("verify %s", folder) }
func (r *room) StopPackCheck()                      { r.note("stop") }
func (r *room) UsePack(folder, device string)       { r.note("use %s on %s", folder, device) }
func (r *room) AddPack(folder string, then func()) {
	r.note("add %s", folder)
	r.all = append(r.all, app.Pack{Folder: folder, Name: "Added", Version: "1"})
	then()
}

func (r *room) note(format string, args ...any) { r.did = append(r.did, fmt.Sprintf(format, args...)) }

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
	r := &room{t: t}
	r.s.Machine = app.MachineState{Phase: app.Ready, Device: "cpu", Pack: "Papercut 0.2.0"}
	r.s.Settings.Packs = []string{"/packs/wan", "/packs/broken"}
	r.s.PeakMemory = 700 << 20
	r.all = []app.Pack{
		{
			Name: "Papercut", Version: "0.2.0", Licence: "GPL-3.0-or-later", Bytes: 62 << 20, Memory: 41 << 20, MinSide: 64, MaxSide: 256,
			Size: projects.Size{Width: 256, Height: 144}, MinSeconds: 0.1, MaxSeconds: 4.1, Rate: 12, FirstFrame: true, References: true, Expands: true, Guided: true,
			Description: "Clips of a small world of cut paper, paint, ink, chalk, neon and pixels: 32 subjects, 20 motions, 14 settings, weather, cameras, several subjects and shots.",
		},
		{Folder: "/packs/wan", Name: "Wan", Version: "2.1", Licence: "Apache-2.0", Bytes: 9 << 30, Memory: 6 << 30, FirstFrame: true},
		{Folder: "/packs/broken", Fault: "/packs/broken: transformer/model.onnx is missing: copy it again"},
	}
	r.devices = []app.Device{
		{Name: "cuda", Why: "there is no driver for it"}, {Name: "webgpu", Works: true, Why: "slower than the CPU here", Speed: 4e10}, {Name: "cpu", Works: true, Speed: 2.1e11},
	}
	r.w = uitest.Show(t, kit.UnderLayer(container.NewWithoutLayout(), kit.NewLayer()), 1280, 800)
	r.sheet = packs.New(packs.Params{Commands: r, ChooseFolder: func(_ string, chosen func(string)) { chosen("/packs/new") }})
	return r
}

func (r *room) show() *room {
	r.sheet.Show(r.w.Canvas(), r.s)
	return r
}

func (r *room) button(text string) *kit.Button {
	r.t.Helper()
	return uitest.Find(r.t, r.w, func(b *kit.Button) bool { return b.Text() == text })
}

func (r *room) list(n int) *kit.Lines {
	return uitest.Find(r.t, r.w, func(*kit.Lines) bool { n--; return n < 0 })
}

func (r *room) ofDevices() *kit.Lines {
	return uitest.Find(r.t, r.w, func(l *kit.Lines) bool { return len(l.Shown()) > 0 && l.Shown()[0].Title == "The best that works" })
}

func (r *room) texts() string {
	all := ""
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		switch o := o.(type) {
		case *kit.Text:
			all += o.Text() + "\n"
		case *kit.Paragraph:
			all += o.Text() + "\n"
		}
	}
	return all
}

func (r *room) says(want string) {
	r.t.Helper()
	if !strings.Contains(r.texts(), want) {
		r.t.Errorf("%q is not said: %s", want, r.texts())
	}
}

func TestStructure(t *testing.T) {
	r := open(t).show()
	test.AssertRendersToMarkup(t, "packs.xml", r.w.Canvas())
	uitest.Find(r.t, r.w, func(*kit.Segmented) bool { return true }).Choose(1)
	test.AssertRendersToMarkup(t, "devices.xml", r.w.Canvas())
}

func TestAPackSaysWhatItCanAndNeeds(t *testing.T) {
	r := open(t).show()
	for _, want := range []string{
		"Papercut 0.2.0", "62 MB · in use", "GPL-3.0-or-later", "at least 41 MB", "64 to 256 pixels a side, best 256 × 144", "0.1 to 4.1 s at once, 12 fps", "Cannot be used",
	} {
		r.says(want)
	}
	if r.button("In use").Enabled() {
		t.Error("what is in use can be chosen again")
	}
	r.list(0).Tap(2)
	r.says("transformer/model.onnx is missing")
	if r.button("Use this pack").Enabled() {
		t.Error("a broken pack can be used")
	}
}

func TestAnotherPackIsUsed(t *testing.T) {
	r := open(t).show()
	r.s.Settings.Device = "webgpu"
	r.sheet.Draw(r.s)
	r.list(0).Tap(1)
	test.Tap(r.button("Use this pack"))
	r.wants("use /packs/wan on webgpu")
	r.s.Machine = app.MachineState{Phase: app.Opening}
	r.sheet.Draw(r.s)
	if r.button("Use this pack").Enabled() {
		t.Error("it can be used twice")
	}
	r.s.Machine, r.s.Settings.Pack = app.MachineState{Phase: app.Ready, Device: "cpu", Pack: "Wan 2.1"}, "/packs/wan"
	r.s.Notice = app.Notice{Text: "Takes are made with Wan 2.1 on CPU now.", Kind: app.Success}
	r.sheet.Draw(r.s)
	r.says("9.0 GB · in use")
	r.says("Takes are made with Wan 2.1 on CPU now.")
}

func TestPacksAreAddedAndTakenOut(t *testing.T) {
	r := open(t).show()
	test.Tap(r.button("Add a folder…"))
	r.wants("add /packs/new")
	if lines := r.list(0).Shown(); len(lines) != 4 || lines[3].Title != "Added 1" {
		t.Errorf("lines %+v", lines)
	}
	r.list(0).Tap(1)
	test.Tap(r.button("Take out of this list"))
	r.wants("remove /packs/wan")
	r.list(0).Tap(0)
	for _, o := range test.LaidOutObjects(r.w.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == "Take out of this list" && b.Visible() {
			t.Error("the built-in pack can be taken out")
		}
	}
}

func TestAPackIsChecked(t *testing.T) {
	r := open(t).show()
	test.Tap(r.button("Check its files"))
	r.wants("verify ")
	r.s.PackCheck = &app.PackCheck{Running: true, Done: 20 << 20, Total: 62 << 20}
	r.sheet.Draw(r.s)
	r.says("Read 20 MB of 62 MB")
	test.Tap(r.button("Stop the check"))
	r.wants("stop")
	r.s.PackCheck = &app.PackCheck{Findings: []app.Finding{{Kind: app.Success, Text: "all is well"}}}
	r.sheet.Draw(r.s)
	r.says("Everything is as it should be.")
	r.s.PackCheck = &app.PackCheck{Findings: []app.Finding{{Kind: app.Failure, File: "model.onnx", Text: "is not the file that is listed"}}}
	r.sheet.Draw(r.s)
	r.says("model.onnx: is not the file that is listed")
	r.list(0).Tap(1) // another pack was not checked
	if strings.Contains(r.texts(), "model.onnx: ") {
		t.Error("what was found in one pack is said of another")
	}
	r.s.PackCheck = &app.PackCheck{Folder: "/packs/wan", Reason: "ONNX Runtime was not found"}
	r.sheet.Draw(r.s)
	r.says("ONNX Runtime was not found")
	uitest.Keys(r.w, fyne.KeyEscape)
	r.wants("stop")
}

func TestDevicesSayWhetherTheyWork(t *testing.T) {
	r := open(t)
	r.sheet.ShowDevices(r.w.Canvas(), r.s)
	lines := r.ofDevices().Shown()
	if len(lines) != 4 || lines[0].Below != "now CPU" || lines[1].Below != "there is no driver for it" || !lines[1].Faint || lines[3].Aside != "210 billion operations/s" {
		t.Errorf("lines %+v", lines)
	}
	r.says("The most memory the program has had so far: 700 MB")
	r.ofDevices().Tap(1)
	if b := r.button("Use this device"); b.Enabled() || b.Why != "there is no driver for it" {
		t.Error("a device that does not work can be used")
	}
	r.ofDevices().Tap(2)
	test.Tap(r.button("Use this device"))
	r.wants("use  on webgpu")
	r.ofDevices().Tap(0)
	if r.button("In use").Enabled() {
		t.Error("what is in use can be chosen again")
	}
}
