package app_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kinora/app"
	"kinora/app/apptest"
	"kinora/app/settings"
	"kinora/projects"
)

func withPacks(d *desk) { d.cfg.Packs = &apptest.Packs{Engine: d.engine} }

func TestAnotherPackIsUsedAndTheTakeGoesOnWithIt(t *testing.T) {
	dir := t.TempDir()
	atDeskIn(t, dir, withPacks, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.UsePack("/packs/large", "cuda")
		if d.last.Machine.Phase != app.Opening {
			t.Errorf("phase %v", d.last.Machine.Phase)
		}
		d.pass(3 * time.Second)
		m := d.last.Machine
		if m.Phase != app.Ready || m.Pack != "/packs/large 1.0" || m.Device != "cuda" || d.last.Settings.Pack != "/packs/large" {
			t.Errorf("machine %+v, settings %+v", m, d.last.Settings)
		}
		if made, closed := d.engine.Made(); made != 2 || !closed || d.last.Film.Shown(d.card().ID) == 0 {
			t.Errorf("%d takes were begun, closed %v, jobs %+v", made, closed, d.last.Jobs)
		}
	})
	atDeskIn(t, dir, withPacks, func(t *testing.T, d *desk) {
		if d.last.Machine.Pack != "/packs/large 1.0" || d.last.Machine.Device != "cuda" {
			t.Errorf("at the next start: %+v", d.last.Machine)
		}
	})
	told := func(d *desk) { withPacks(d); d.cfg.Told = true }
	atDeskIn(t, dir, told, func(t *testing.T, d *desk) {
		if d.last.Machine.Pack != "Papercut 0.1.0" {
			t.Errorf("what the program was started with does not hold: %+v", d.last.Machine)
		}
	})
}

func TestAPackThatDoesNotOpenLeavesTheOneBefore(t *testing.T) {
	atDesk(t, withPacks, func(t *testing.T, d *desk) {
		d.UsePack("/packs/broken", "")
		d.settle()
		if d.last.Machine.Phase != app.Ready || d.last.Settings.Pack != "" || d.last.Notice.Text != "The pack cannot be used: no pack.json" {
			t.Errorf("machine %+v, notice %+v", d.last.Machine, d.last.Notice)
		}
		if d.make("a boat"); len(d.last.Film.Takes) != 1 || d.state(d.last.Film.Takes[0].ID) != projects.Done {
			t.Errorf("nothing can be made: %+v", d.last.Jobs)
		}
	})
}

func TestPacksAreListedAddedAndChecked(t *testing.T) {
	atDesk(t, withPacks, func(t *testing.T, d *desk) {
		added := false
		d.AddPack("/packs/broken", func() { added = true })
		d.settle()
		if added || d.last.Notice.Kind != app.Failure {
			t.Errorf("a broken pack was added; %+v", d.last.Notice)
		}
		d.AddPack("/packs/large/", func() { added = true })
		d.settle()
		var all []app.Pack
		d.ListPacks(func(p []app.Pack) { all = p })
		d.settle()
		if !added || len(all) != 2 || all[0].Folder != "" || all[1].Folder != "/packs/large" {
			t.Fatalf("packs %+v", all)
		}
		d.VerifyPack("/packs/large")
		d.pass(250 * time.Millisecond)
		if c := d.last.PackCheck; c == nil || !c.Running || c.Total == 0 {
			t.Fatalf("check %+v", c)
		}
		d.pass(time.Second)
		if c := d.last.PackCheck; c == nil || c.Running || !c.Sound() || len(c.Findings) != 1 {
			t.Errorf("check %+v", c)
		}
		d.VerifyPack("/packs/large")
		d.StopPackCheck()
		d.settle()
		if d.last.PackCheck != nil {
			t.Errorf("a check that was stopped found %+v", d.last.PackCheck)
		}
		d.RemovePack("/packs/large")
		if len(d.last.Settings.Packs) != 0 {
			t.Errorf("packs %v", d.last.Settings.Packs)
		}
	})
}

func TestCleaningUpRemovesWhatCanBeMadeAgain(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		cut := filepath.Join(d.cfg.Folders.Scratch, "ab", "cut.mkv")
		if err := errors.Join(os.MkdirAll(filepath.Dir(cut), 0o755), os.WriteFile(cut, make([]byte, 4096), 0o600)); err != nil {
			t.Fatal(err)
		}
		var s app.Storage
		d.ListStorage(func(found app.Storage) { s = found })
		d.settle()
		if s.Cuts != 4096 || s.Films != d.cfg.Folders.Films {
			t.Errorf("storage %+v", s)
		}
		done := false
		d.CleanUp(func() { done = true })
		d.settle()
		if _, err := os.Stat(cut); err == nil || !done || d.last.Notice.Text != "Freed 0.0 MB." {
			t.Errorf("done %v, notice %+v", done, d.last.Notice)
		}
	})
}

func TestNothingIsCleanedUpWhileATakeIsMade(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.Generate()
		d.pass(250 * time.Millisecond)
		d.CleanUp(func() { t.Error("it was cleaned up") })
		d.settle()
		if d.last.Notice.Kind != app.Warning {
			t.Errorf("notice %+v", d.last.Notice)
		}
	})
}

func TestTextScalesWithinBounds(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetScale(7)
		if d.last.Settings.TextScale() != settings.MostScale {
			t.Errorf("scale %v", d.last.Settings.Scale)
		}
		if s, err := settings.Parse([]byte(`{"scale": 99}`)); err != nil || s.TextScale() != 1 {
			t.Errorf("a broken file gives %v, %v", s.TextScale(), err)
		}
	})
}

func TestTimeLeftIsSummedUpWithWhatWaits(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a boat")
		d.SetVariations(2)
		d.Generate()
		d.pass(250 * time.Millisecond)
		left, sure := app.LeftOf(d.last.Jobs)
		if len(d.last.Jobs) != 2 || d.last.Jobs[1].Left != 11*time.Second || left < 11*time.Second || !sure {
			t.Errorf("left %v, sure %v, jobs %+v", left, sure, d.last.Jobs)
		}
	})
}

func TestDevicesAreListed(t *testing.T) {
	atDesk(t, withPacks, func(t *testing.T, d *desk) {
		var all []app.Device
		d.ListDevices(func(found []app.Device) { all = found })
		d.settle()
		if len(all) != 2 || !all[1].Works || all[0].Why == "" {
			t.Errorf("devices %+v", all)
		}
	})
}

func TestAnEngineThatWasChosenAndIsGoneSaysSo(t *testing.T) {
	broken := func(d *desk) {
		withPacks(d)
		if err := settings.Save(d.cfg.Folders.Settings, settings.Settings{Version: 1, Pack: "/packs/broken"}); err != nil {
			t.Fatal(err)
		}
	}
	atDesk(t, broken, func(t *testing.T, d *desk) {
		if !strings.Contains(d.last.Reason(), "no pack.json") {
			t.Errorf("reason %q", d.last.Reason())
		}
		d.UsePack("", "")
		d.settle()
		if d.last.Machine.Phase != app.Ready {
			t.Errorf("the built-in pack cannot be chosen: %+v", d.last.Machine)
		}
	})
}
