//go:build cgo

package export_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"kinora/engine/export"
	"kinora/engine/render"
	"kinora/projects"
)

// sample is the film that comes with the program.
func sample(t *testing.T) render.Spec {
	t.Helper()
	const folder = "../../assets/sample"
	text, err := os.ReadFile(filepath.Join(folder, "film.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		t.Fatal(err)
	}
	rows := map[string][]byte{}
	for key, row := range all {
		rows[key] = row
	}
	film, err := projects.FromRows(rows)
	if err != nil {
		t.Fatal(err)
	}
	files := render.FilesOf(film, func(digest, ext, _ string) string {
		if digest == "" {
			return ""
		}
		return filepath.Join(folder, "media", digest[:2], digest+ext)
	})
	return render.Spec{Timeline: film.Timeline, Size: film.Head.Size, Rate: film.Head.Rate, Files: files}
}

func TestTheSizeOfTheFileIsForeseen(t *testing.T) {
	spec, dir := sample(t), t.TempDir()
	for _, c := range []struct {
		preset  string
		quality export.Quality
		width   int
	}{
		{"mp4", export.High, 256},
		{"mp4", export.Small, 512},
		{"webm", export.High, 256},
		{"webm", export.Medium, 512},
		{"mov", export.High, 256},
		{"mkv", export.High, 512},
		{"gif", export.High, 256},
	} {
		p := preset(t, c.preset)
		j := export.Job{
			Spec: spec, Preset: p, Quality: c.quality, Size: projects.Size{Width: c.width, Height: c.width * 9 / 16},
			Path: filepath.Join(dir, "film"+p.Extension), To: 50,
		}
		if err := export.Write(t.Context(), j, program, nil); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(j.Path)
		if err != nil {
			t.Fatal(err)
		}
		times := float64(j.Bytes()) / float64(info.Size())
		if t.Logf("%s %s at %d: %.2f", c.preset, c.quality, c.width, times); times > 1.5 || times < 1/1.5 {
			t.Errorf("%s %s at %d: foreseen is %.2f times the size", c.preset, c.quality, c.width, times)
		}
	}
}
