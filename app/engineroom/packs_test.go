package engineroom

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/app"
	"kinora/assets"
	"kinora/engine"
)

// onDisk is the built-in pack as a folder.
func onDisk(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "papercut")
	if err := os.CopyFS(dir, assets.Papercut()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func theirs(t *testing.T) app.Packs {
	return packs{engine.Options{Device: "cpu"}, t.TempDir()}
}

func TestAPackIsDescribed(t *testing.T) {
	dir := onDisk(t)
	for _, folder := range []string{"", dir} {
		p := theirs(t).Describe(t.Context(), folder)
		if p.Fault != "" || p.Name != "Papercut" || p.Licence == "" || p.Bytes < 1<<20 || p.Memory < 1<<20 || p.Memory > p.Bytes || p.Picture == nil {
			t.Errorf("%q: %+v", folder, p)
		}
		if !p.FirstFrame || !p.Guided || p.MinSeconds <= 0 || p.MaxSeconds < 1 || p.MaxSide < p.Size.Width {
			t.Errorf("%q: %+v", folder, p)
		}
	}
}

func TestWhatIsNoPackSaysWhyInOneLine(t *testing.T) {
	broken := onDisk(t)
	if err := os.Truncate(filepath.Join(broken, "transformer", "model.onnx"), 100); err != nil {
		t.Fatal(err)
	}
	for _, folder := range []string{t.TempDir(), filepath.Join(t.TempDir(), "gone"), broken} {
		p := theirs(t).Describe(t.Context(), folder)
		if p.Fault == "" || strings.Contains(p.Fault, "\n") || p.Folder != folder {
			t.Errorf("%s: %+v", folder, p)
		}
		if m, err := theirs(t).Open(t.Context(), folder, "cpu"); err == nil {
			t.Errorf("%s was opened: %+v", folder, m)
		}
	}
}

func TestACoverThatIsNoPictureIsLeftOut(t *testing.T) {
	dir := onDisk(t)
	if err := os.WriteFile(filepath.Join(dir, "cover.jpg"), []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	if p := theirs(t).Describe(t.Context(), dir); p.Fault != "" || p.Picture != nil {
		t.Errorf("%+v", p)
	}
}

func TestAPackIsCheckedWithProgress(t *testing.T) {
	dir := onDisk(t)
	var last, total int64
	progress := func(done, all int64) { last, total = max(last, done), all }
	findings, err := theirs(t).Verify(t.Context(), dir, progress)
	check := app.PackCheck{Findings: findings}
	if err != nil || len(findings) == 0 || !check.Sound() || last == 0 || last != total {
		t.Errorf("%v, %d of %d bytes, %+v", err, last, total, findings)
	}
	path := filepath.Join(dir, "vae_decoder", "config.json")
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text[len(text)-2]++ // of the same size, but another
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	findings, err = theirs(t).Verify(t.Context(), dir, nil)
	if check := (app.PackCheck{Findings: findings}); err != nil || check.Sound() {
		t.Errorf("an altered pack: %v, %+v", err, findings)
	}
}

func TestAPackInAFolderIsOpenedOnADevice(t *testing.T) {
	m, err := theirs(t).Open(t.Context(), onDisk(t), "cpu")
	if err != nil {
		t.Fatal(err)
	}
	defer m.Engine.Close()
	if m.Device != "cpu" || !strings.HasPrefix(m.Pack, "Papercut ") {
		t.Errorf("machine %+v", m)
	}
	if _, err := theirs(t).Open(t.Context(), "", "abacus"); err == nil {
		t.Error("a device that nobody knows was opened")
	}
}

func TestDevicesSayWhatCameOfThem(t *testing.T) {
	all := theirs(t).Devices(t.Context())
	works := false
	for _, d := range all {
		works = works || d.Works && d.Name == "cpu"
		if !d.Works && d.Why == "" {
			t.Errorf("%s does not work and does not say why", d.Name)
		}
	}
	if !works {
		t.Errorf("nothing works: %+v", all)
	}
}
