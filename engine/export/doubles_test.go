package export_test

import (
	"context"
	"errors"
	"image"
	"image/color"
	"testing"

	"kinora/engine/export"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/rational"
)

var (
	rate  = rational.Int(24)
	small = projects.Size{Width: 16, Height: 8}
)

// flip is a file whose frame n is filled with code(n).
type flip struct {
	size projects.Size
	bad  int64 // the frame that does not decode; 0 for none
}

func code(n int64) color.RGBA { return color.RGBA{R: 7, G: uint8(n), B: 9, A: 255} }

func (f *flip) Info() media.Info {
	return media.Info{Video: &media.VideoInfo{DisplayWidth: small.Width, DisplayHeight: small.Height}}
}

func (f *flip) At(_ context.Context, t rational.Rat) (media.Frame, error) {
	n := t.Mul(rate).Floor()
	if f.bad > 0 && n == f.bad {
		return media.Frame{}, &media.Error{Kind: media.Corrupt, Path: "a"}
	}
	img := image.NewRGBA(image.Rect(0, 0, f.size.Width, f.size.Height))
	for i := 0; i < len(img.Pix); i += 4 {
		c := code(n)
		copy(img.Pix[i:], []byte{c.R, c.G, c.B, c.A})
	}
	return media.Frame{Image: img}, nil
}

func (f *flip) Next(context.Context) (media.Frame, error) {
	return media.Frame{}, errors.New("not used")
}
func (f *flip) Close() error { return nil }

// drone sounds with the number of the sample, in millionths.
type drone struct{}

func (drone) Info() media.Info { return media.Info{} }
func (drone) Close()           {}
func (drone) Read(_ context.Context, at int64, buf []float32) error {
	for i := range buf {
		buf[i] = float32(at+int64(i/2)) / 1e6
	}
	return nil
}

// paper is a writer that keeps what it is given.
type paper struct {
	path    string
	preset  media.Preset
	params  media.Params
	frames  []int64
	sizes   map[image.Point]bool
	sound   []float32
	closed  bool
	aborted bool
	full    int // how many frames fit; 0 for all
	each    func()
}

func (p *paper) Write(ctx context.Context, img *image.RGBA) error {
	if p.each != nil {
		p.each()
	}
	if p.full > 0 && len(p.frames) == p.full {
		return &media.Error{Kind: media.Unwritable, Path: p.path}
	}
	p.sizes[img.Rect.Size()] = true
	p.frames = append(p.frames, int64(img.RGBAAt(3, 3).G))
	return ctx.Err()
}

func (p *paper) WriteSound(_ context.Context, samples []float32) error {
	p.sound = append(p.sound, samples...)
	return nil
}

func (p *paper) Note(string, string) {}
func (p *paper) Waiting() []string   { return nil }
func (p *paper) Abort()              { p.aborted = !p.closed }
func (p *paper) Close() error {
	p.closed = true
	return nil
}

// tools are those of a test; bad is the frame that does not decode.
func (p *paper) tools(bad int64) export.Tools {
	return export.Tools{
		Open: func(_ context.Context, _ string, size projects.Size) (media.Reader, error) {
			if size == (projects.Size{}) {
				size = small
			}
			return &flip{size, bad}, nil
		},
		OpenSound: func(context.Context, string) (media.Sound, error) { return drone{}, nil },
		Create: func(path string, preset media.Preset, params media.Params) (media.SoundWriter, error) {
			p.path, p.preset, p.params, p.sizes = path, preset, params, map[image.Point]bool{}
			return p, nil
		},
	}
}

func clip(id projects.ID, start, frames, from int64) projects.Clip {
	return projects.Clip{
		ID: id, Source: projects.Source{Take: 1}, Start: start, Frames: frames,
		From: rational.Int(from).Div(rate), Speed: rational.Int(1),
	}
}

// cut is a film of ten frames: 20 to 25 of a take and then 5 to 8, with sound.
func cut() render.Spec {
	recipe := projects.Recipe{Version: projects.RecipeVersion, Prompt: "a red ball", Seed: 7}
	return render.Spec{
		Size: small, Rate: rate,
		Timeline: projects.Timeline{Tracks: []projects.Track{
			{ID: 1, Kind: projects.PictureTrack, Name: "V1", Clips: []projects.Clip{clip(11, 0, 6, 20), clip(12, 6, 4, 5)}},
			{ID: 2, Kind: projects.SoundTrack, Name: "A1", Clips: []projects.Clip{clip(13, 0, 10, 0)}},
		}},
		Files: map[projects.Source]render.File{{Take: 1}: {Path: "/films/a red ball.mp4", Name: "a red ball", Seconds: rational.Int(2), Recipe: &recipe}},
	}
}

func preset(tb testing.TB, name string) media.Preset {
	tb.Helper()
	p, err := media.PresetNamed(name)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}
