package apptest

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"kinora/app"
	"kinora/projects"
)

// Packs takes every folder for a pack, but those with "broken" in their name. All of them
// make takes with one Engine.
type Packs struct{ Engine *Engine }

var errBroken = errors.New("no pack.json")

// Describe is app.Packs.
func (p *Packs) Describe(_ context.Context, folder string) app.Pack {
	if strings.Contains(folder, "broken") {
		return app.Pack{Folder: folder, Fault: errBroken.Error()}
	}
	out := app.Pack{
		Folder: folder, Name: filepath.Base(folder), Version: "1.0", Licence: "Apache-2.0", Bytes: 3 << 30, Memory: 2 << 30,
		MinSide: 256, MaxSide: 1280, Size: projects.Size{Width: 832, Height: 480}, MinSeconds: 0.2, MaxSeconds: 5, Rate: 16,
		FirstFrame: true, Guided: true,
	}
	if folder == "" {
		out.Name, out.Version, out.Licence, out.Bytes, out.Memory = "Papercut", "0.1.0", "GPL-3.0-or-later", 60<<20, 40<<20
	}
	return out
}

// Verify takes half a second.
func (p *Packs) Verify(ctx context.Context, folder string, progress func(done, total int64)) ([]app.Finding, error) {
	for i := range int64(5) {
		progress(i, 5)
		if err := wait(ctx, 100*time.Millisecond); err != nil {
			return nil, err
		}
	}
	if strings.Contains(folder, "altered") {
		return []app.Finding{{Kind: app.Failure, File: "model.onnx", Text: "is not the file that pack.json lists"}}, nil
	}
	return []app.Finding{{Kind: app.Success, Text: "all files are as they should be"}}, nil
}

// Devices are one that does not work and one that does.
func (p *Packs) Devices(context.Context) []app.Device {
	return []app.Device{
		{Name: "cuda", Why: "there is no driver for it"},
		{Name: "cpu", Works: true, Speed: 2e11},
	}
}

// Open is app.Packs.
func (p *Packs) Open(_ context.Context, folder, device string) (*app.Machine, error) {
	if strings.Contains(folder, "broken") {
		return nil, errBroken
	}
	m := &app.Machine{Engine: p.Engine, Pack: folder + " 1.0", Limits: Limits(), Device: device}
	if folder == "" {
		m.Pack = "Papercut 0.1.0"
	}
	if device == "" {
		m.Device = "cpu"
	}
	return m, nil
}
