package packs_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
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
	*uitest.Room

	sheet   *packs.Packs
	s       app.Snapshot
	all     []app.Pack
	devices []app.Device
}

func (r *room) ListPacks(then func([]app.Pack))     { then(r.all) }
func (r *room) ListDevices(then func([]app.Device)) { then(r.devices) }
func (r *room) RemovePack(folder string)            { r.Note("remove %s", folder) }
func (r *room) VerifyPack(folder string)            { r.Note("verify %s", folder) }
func (r *room) StopPackCheck()                      { r.Note("stop") }
func (r *room) UsePack(folder, device string)       { r.Note("use %s on %s", folder, device) }
func (r *room) AddPack(folder string, then func()) {
	r.Note("add %s", folder)
	r.all = append(r.all, app.Pack{Folder: folder, Name: "Added", Version: "1"})
	then()
}

func open(t *testing.T) *room {
	t.Helper()
	r := &room{Room: uitest.NewRoom(t, 1280, 800)}
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
	r.sheet = packs.New(packs.Params{Commands: r, ChooseFolder: func(chosen func(string)) { chosen("/packs/new") }})
	return r
}

func (r *room) show() *room {
	r.sheet.Show(r.W.Canvas(), r.s)
	return r
}

func (r *room) list(n int) *kit.Lines {
	return uitest.Find(r.T, r.W, func(*kit.Lines) bool { n--; return n < 0 })
}

func (r *room) ofDevices() *kit.Lines {
	return uitest.Find(r.T, r.W, func(l *kit.Lines) bool { return len(l.Shown()) > 0 && l.Shown()[0].Title == "The best that works" })
}

func TestStructure(t *testing.T) {
	r := open(t).show()
	test.AssertRendersToMarkup(t, "packs.xml", r.W.Canvas())
	uitest.Find(r.T, r.W, func(*kit.Segmented) bool { return true }).Choose(1)
	test.AssertRendersToMarkup(t, "devices.xml", r.W.Canvas())
}

func TestAPackSaysWhatItCanAndNeeds(t *testing.T) {
	r := open(t).show()
	for _, want := range []string{
		"Papercut 0.2.0", "62 MB · in use", "GPL-3.0-or-later", "at least 41 MB", "64 to 256 pixels a side, best 256 × 144", "0.1 to 4.1 s at once, 12 fps", "Cannot be used",
	} {
		r.Says(want)
	}
	if r.Button("In use").Enabled() {
		t.Error("what is in use can be chosen again")
	}
	r.list(0).Tap(2)
	r.Says("transformer/model.onnx is missing")
	if r.Button("Use this pack").Enabled() {
		t.Error("a broken pack can be used")
	}
}

func TestAnotherPackIsUsed(t *testing.T) {
	r := open(t).show()
	r.s.Settings.Device = "webgpu"
	r.sheet.Draw(r.s)
	r.list(0).Tap(1)
	test.Tap(r.Button("Use this pack"))
	r.Wants("use /packs/wan on webgpu")
	r.s.Machine = app.MachineState{Phase: app.Opening}
	r.sheet.Draw(r.s)
	if r.Button("Use this pack").Enabled() {
		t.Error("it can be used twice")
	}
	r.s.Machine, r.s.Settings.Pack = app.MachineState{Phase: app.Ready, Device: "cpu", Pack: "Wan 2.1"}, "/packs/wan"
	r.s.Notice = app.Notice{Text: "Takes are made with Wan 2.1 on CPU now.", Kind: app.Success}
	r.sheet.Draw(r.s)
	r.Says("9.0 GB · in use")
	r.Says("Takes are made with Wan 2.1 on CPU now.")
}

func TestPacksAreAddedAndTakenOut(t *testing.T) {
	r := open(t).show()
	test.Tap(r.Button("Add a folder…"))
	r.Wants("add /packs/new")
	if lines := r.list(0).Shown(); len(lines) != 4 || lines[3].Title != "Added 1" {
		t.Errorf("lines %+v", lines)
	}
	r.list(0).Tap(1)
	test.Tap(r.Button("Take out of this list"))
	r.Wants("remove /packs/wan")
	r.list(0).Tap(0)
	for _, o := range test.LaidOutObjects(r.W.Canvas().Overlays().Top()) {
		if b, ok := o.(*kit.Button); ok && b.Text() == "Take out of this list" && b.Visible() {
			t.Error("the built-in pack can be taken out")
		}
	}
}

func TestAPackIsChecked(t *testing.T) {
	r := open(t).show()
	test.Tap(r.Button("Check its files"))
	r.Wants("verify ")
	r.s.PackCheck = &app.PackCheck{Running: true, Done: 20 << 20, Total: 62 << 20}
	r.sheet.Draw(r.s)
	r.Says("Read 20 MB of 62 MB")
	test.Tap(r.Button("Stop the check"))
	r.Wants("stop")
	r.s.PackCheck = &app.PackCheck{Findings: []app.Finding{{Kind: app.Success, Text: "all is well"}}}
	r.sheet.Draw(r.s)
	r.Says("Everything is as it should be.")
	r.s.PackCheck = &app.PackCheck{Findings: []app.Finding{{Kind: app.Failure, File: "model.onnx", Text: "is not the file that is listed"}}}
	r.sheet.Draw(r.s)
	r.Says("model.onnx: is not the file that is listed")
	r.list(0).Tap(1) // another pack was not checked
	if strings.Contains(r.Texts(), "model.onnx: ") {
		t.Error("what was found in one pack is said of another")
	}
	r.s.PackCheck = &app.PackCheck{Folder: "/packs/wan", Reason: "ONNX Runtime was not found"}
	r.sheet.Draw(r.s)
	r.Says("ONNX Runtime was not found")
	uitest.Keys(r.W, fyne.KeyEscape)
	r.Wants("stop")
}

func TestDevicesSayWhetherTheyWork(t *testing.T) {
	r := open(t)
	r.sheet.ShowDevices(r.W.Canvas(), r.s)
	lines := r.ofDevices().Shown()
	if len(lines) != 4 || lines[0].Below != "now CPU" || lines[1].Below != "there is no driver for it" || !lines[1].Faint || lines[3].Aside != "210 billion operations/s" {
		t.Errorf("lines %+v", lines)
	}
	r.Says("The most memory the program has had so far: 700 MB")
	r.ofDevices().Tap(1)
	if b := r.Button("Use this device"); b.Enabled() || b.Why != "there is no driver for it" {
		t.Error("a device that does not work can be used")
	}
	r.ofDevices().Tap(2)
	test.Tap(r.Button("Use this device"))
	r.Wants("use  on webgpu")
	r.ofDevices().Tap(0)
	if r.Button("In use").Enabled() {
		t.Error("what is in use can be chosen again")
	}
}
