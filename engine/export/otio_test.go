package export_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// rich is a film with everything that an OTIO file can have.
func rich() render.Spec {
	s := cut()
	waiting, still := projects.Source{Take: 2}, projects.Source{Medium: 3}
	s.Files[waiting] = render.File{Name: "a blue ball", Placeholder: "waiting", Seconds: rational.New(3, 2)}
	s.Files[still] = render.File{Name: "sky.png", Path: "/films/sky.png", Still: true}
	video := &s.Timeline.Tracks[0]
	fast, held, missing, picture := clip(14, 12, 4, 10), clip(15, 16, 3, 10), clip(16, 19, 5, 0), clip(17, 24, 2, 0)
	fast.Speed, fast.Dissolve, held.Speed, missing.Source, picture.Source = rational.New(-3, 2), 2, rational.Rat{}, waiting, still
	fast.Fit = projects.Crop
	video.Clips[0].FadeIn, held.FadeOut, picture.FadeOut = 2, 1, 1 // no other clip touches the first and the last
	video.Clips[1].Dissolve = 3
	video.Clips = append(video.Clips, fast, held, missing, picture)
	sound := &s.Timeline.Tracks[1]
	sound.Clips[0].Gain, sound.Clips[0].Mute, sound.Clips[0].Link, sound.Off = -3, true, 5, true
	s.Timeline.Markers = []projects.Marker{{ID: 21, Frame: 7, Name: "bounce"}}
	s.Timeline.In, s.Timeline.Out = 2, 9
	return s
}

// TestOTIO holds the file to testdata/film.otio. A change shows in testdata/failed; where
// it is right, the file there is the new master.
func TestOTIO(t *testing.T) {
	got, err := export.OTIO("Ball", rich())
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile(filepath.Join("testdata", "film.otio"))
	if err == nil && string(got) == string(want) {
		return
	}
	t.Error("the file is not testdata/film.otio", err)
	if err := os.MkdirAll("testdata/failed", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/failed/film.otio", got, 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestPathsBecomeFileURLs(t *testing.T) {
	for path, url := range map[string]string{
		"/films/a b#1?.mp4":    "file:///films/a%20b%231%3F.mp4",
		"C:/films/größe 1.mp4": "file:///C:/films/gr%C3%B6%C3%9Fe%201.mp4",
	} {
		spec := cut()
		spec.Files[projects.Source{Take: 1}] = render.File{Path: path}
		got, err := export.OTIO("", spec)
		if err != nil || !strings.Contains(string(got), `"target_url": "`+url+`"`) {
			t.Errorf("%s: %v, no %s", path, err, url)
		}
	}
}

func TestOTIOIsWrittenWholeOrNotAtAll(t *testing.T) {
	path := filepath.Join(t.TempDir(), "film.otio")
	if err := export.WriteOTIO(path, "Ball", rich()); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || len(got) < 1000 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if err := export.WriteOTIO(filepath.Join(path, "b.otio"), "Ball", rich()); !errors.Is(err, media.Unwritable) {
		t.Error(err)
	}
}
