package export_test

import (
	"math"
	"testing"

	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

// weighed is about the size of a second of a film of one clip.
func weighed(t *testing.T, name string, size projects.Size, with func(*projects.Clip, *render.File)) float64 {
	t.Helper()
	p, err := media.PresetNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	clip := projects.Clip{ID: 2, Source: projects.Source{Take: 1}, Frames: 24, Speed: rational.Int(1)}
	file := render.File{Path: "a.mp4", Size: projects.Size{Width: 64, Height: 32}, Rate: rational.Int(24)}
	if with != nil {
		with(&clip, &file)
	}
	track := projects.Track{ID: 3, Kind: projects.PictureTrack, Clips: []projects.Clip{clip}}
	spec := render.Spec{
		Timeline: projects.Timeline{Tracks: []projects.Track{track}}, Size: size, Rate: rational.Int(24),
		Files: map[projects.Source]render.File{clip.Source: file},
	}
	return float64(export.Job{Spec: spec, Preset: p}.Bytes())
}

func TestWhatIsNotSeenWeighsNothing(t *testing.T) {
	small, large := projects.Size{Width: 64, Height: 32}, projects.Size{Width: 256, Height: 128}
	slower := func(_ *projects.Clip, f *render.File) { f.Rate = rational.Int(12) }
	for name, c := range map[string]struct {
		preset string
		size   projects.Size
		with   func(*projects.Clip, *render.File)
		want   float64 // times what the clip weighs in its own size and rate
	}{
		"smaller":           {"mp4", projects.Size{Width: 32, Height: 16}, nil, 0.25},
		"enlarged":          {"mp4", large, nil, math.Pow(16, 0.72)},
		"of unknown size":   {"mp4", large, func(_ *projects.Clip, f *render.File) { f.Size = projects.Size{} }, 16},
		"repeated frames":   {"mp4", small, slower, 0.5},
		"of unknown rate":   {"mp4", small, func(_ *projects.Clip, f *render.File) { f.Rate = rational.Rat{} }, 1},
		"all frames whole":  {"mov", small, slower, 1},
		"in slow motion":    {"mp4", small, func(c *projects.Clip, _ *render.File) { c.Speed = rational.New(-1, 4) }, 0.25},
		"twice as fast":     {"mp4", small, func(c *projects.Clip, _ *render.File) { c.Speed = rational.Int(2) }, 1},
		"held":              {"mp4", small, func(c *projects.Clip, _ *render.File) { c.Speed = rational.Rat{} }, 1. / 24},
		"a still":           {"mp4", small, func(_ *projects.Clip, f *render.File) { f.Still = true }, 1. / 24},
		"black for a while": {"mp4", small, func(c *projects.Clip, _ *render.File) { c.Start = 24 }, 1},
	} {
		got := weighed(t, c.preset, c.size, c.with) / weighed(t, c.preset, small, nil)
		if math.Abs(got/c.want-1) > 0.01 {
			t.Errorf("%s: %.3f times as much, want %.3f", name, got, c.want)
		}
	}
}
