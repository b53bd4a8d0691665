package engineroom

import (
	"bytes"
	"context"
	"errors"
	"image"
	_ "image/jpeg" // covers of packs may be either
	_ "image/png"
	"io"
	"io/fs"

	"kinora/app"
	"kinora/engine"
	"kinora/engine/infer/ort"
	"kinora/engine/pack"
	"kinora/projects"
)

// packs is app.Packs over the real ones.
type packs struct {
	opts    engine.Options // what the program was started with
	scratch string
}

// Open opens a pack on a device.
func (p packs) Open(ctx context.Context, folder, device string) (*app.Machine, error) {
	opts := p.opts
	opts.Pack, opts.Device = folder, device
	return open(ctx, opts, p.scratch)
}

// Describe reads pack.json and looks at the files, without reading weights.
func (p packs) Describe(_ context.Context, folder string) app.Pack {
	found, err := engine.FindPack(folder)
	if err != nil {
		return app.Pack{Folder: folder, Fault: plain(err)}
	}
	m := found.Manifest
	out := app.Pack{
		Folder: folder, Name: m.Name, Version: m.Version, Licence: m.Licence, Description: m.Description,
		Bytes: found.Size(), Memory: memoryOf(found), Picture: pictureOf(found),
		MinSide: m.Limits.Size.Min, MaxSide: m.Limits.Size.Max,
		Size: projects.Size{Width: m.Limits.Size.Default[0], Height: m.Limits.Size.Default[1]}, Rate: m.FPS,
		FirstFrame: found.Has(pack.VAEEncoder), References: m.Cond.NegativeIndex || found.Has(pack.ImageEncoder),
		Expands: found.Has(pack.Recaptioner), Guided: m.Guidance.Mode != "none",
	}
	if m.FPS > 0 {
		out.MinSeconds, out.MaxSeconds = float64(m.Limits.Frames.Min)/m.FPS, float64(m.Limits.Frames.Max)/m.FPS
	}
	return out
}

// memoryOf is the largest graph: one is in memory at a time, and what it computes with is
// on top.
func memoryOf(p *pack.Pack) int64 {
	var most int64
	for _, name := range []string{pack.TextEncoder, pack.Transformer, pack.Transformer2, pack.VAEEncoder, pack.VAEDecoder, pack.Recaptioner} {
		if p.Has(name) {
			most = max(most, p.GraphSize(name))
		}
	}
	return most
}

// largestPicture bounds the bytes of a pack's picture.
const largestPicture = 4 << 20

// pictureOf is cover.png or cover.jpg of a pack, nil where it has none.
func pictureOf(p *pack.Pack) image.Image {
	for _, name := range []string{"cover.png", "cover.jpg"} {
		if picture, err := readPicture(p.FS(), name); err == nil {
			return picture
		}
	}
	return nil
}

// mostPixels bounds a picture that is decoded.
const mostPixels = 4096 * 4096

func readPicture(files fs.FS, name string) (image.Image, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, largestPicture))
	if err != nil {
		return nil, err
	}
	size, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || size.Width*size.Height > mostPixels {
		return nil, errors.New("not a picture of a usual size")
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	return picture, err
}

// Verify runs the check that "kinora pack check" does.
func (p packs) Verify(ctx context.Context, folder string, progress func(done, total int64)) ([]app.Finding, error) {
	report, err := engine.CheckPack(ctx, folder, progress)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var out []app.Finding
	for _, l := range report.Lines {
		text := l.Text
		if l.Do != "" {
			text += ": " + l.Do
		}
		out = append(out, app.Finding{Kind: weights[l.Level], File: l.File, Text: text})
	}
	return out, nil
}

// weights is how a level of a report is shown.
var weights = map[pack.Level]app.NoticeKind{pack.OK: app.Success, pack.Note: app.Info, pack.Problem: app.Failure}

// Devices tries every device.
func (p packs) Devices(ctx context.Context) []app.Device {
	var out []app.Device
	for _, r := range ort.Devices(ctx) {
		out = append(out, app.Device{Name: r.Device, Works: r.Works, Why: r.Why, Speed: r.Speed})
	}
	return out
}

// plain is an error of a pack in one line.
func plain(err error) string {
	var wrong *pack.Error
	if errors.As(err, &wrong) {
		return wrong.Error()
	}
	return err.Error()
}
