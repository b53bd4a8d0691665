package engine

import (
	"context"

	"kinora/assets"
	"kinora/engine/infer"
	"kinora/engine/infer/ort"
	"kinora/engine/pack"
)

// openPack opens and verifies the pack in dir, or the built-in one where dir is "".
func openPack(ctx context.Context, dir string) (*pack.Pack, error) {
	p, err := FindPack(dir)
	if err != nil {
		return nil, err
	}
	if err := p.Verify(ctx, nil); err != nil {
		return nil, err
	}
	return p, nil
}

// FindPack reads a pack's manifest and looks at its files, but not into them; dir "" is
// the built-in one. The error is a *pack.Error.
func FindPack(dir string) (*pack.Pack, error) {
	if dir == "" {
		return pack.OpenFS(assets.Papercut(), "built-in pack")
	}
	return pack.Open(dir)
}

// openRuntime chooses the device; what was tried in vain comes back as warnings.
func openRuntime(ctx context.Context, opts Options) (infer.Runtime, []string, error) {
	device := opts.Device
	if device == "" {
		device = ort.Auto
	}
	rt, report, err := ort.OpenWith(ctx, device, ort.Options{Library: opts.Library, Threads: opts.Threads, Background: opts.Background})
	if err != nil {
		return nil, nil, err
	}
	if tried := report.Fallback(); tried != "" {
		return rt, []string{tried}, nil
	}
	return rt, nil, nil
}
