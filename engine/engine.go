// Package engine makes video from recipes: it opens a pack on a device, plans shots,
// and writes takes. It is headless and usable as a library; it must not import app
// or ui. Plain data goes in (a plan, a path), events come out, nothing else is shared.
package engine

import (
	"context"
	"fmt"
	"sync"

	"kinora/engine/diffuse"
	"kinora/engine/history"
	"kinora/engine/infer"
	"kinora/engine/media"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/recaption/lexicon"
	"kinora/projects"
)

// Options says what to run on and with which pack. The zero value is the built-in
// pack on the best device.
type Options struct {
	Pack    string // folder of a pack; "" is the built-in one
	Device  string // "auto" or "", "cuda", "tensorrt", "coreml", "directml", "webgpu" or "cpu"
	Library string // path of the ONNX Runtime library; "" searches
	Threads int    // CPU threads; 0 is the runtime's choice
	Jobs    string // folder that keeps how far jobs have come, for Resume; "" keeps nothing
	Costs   string // file that keeps what takes have cost, for forecasts; "" forgets it when the engine closes
	// Memory is how many bytes the program may take while it decodes, about: tiles are
	// planned by it. 0 is three quarters of what the machine has free, on the CPU, and no
	// bound on devices whose memory nobody tells.
	Memory int64
	// Background computes with what the rest of the machine leaves of the processor, where
	// the system can say so of a thread (background.Enter).
	Background bool
}

// Engine is one pack on one device. Plan may be called from any goroutine at any
// time; Generate makes one take at a time and lets others wait.
type Engine struct {
	opts      Options
	pack      *pack.Pack
	runtime   infer.Runtime
	tokenizer cleaning
	warnings  []string
	texts     diffuse.Texts // prompts that were read; used by the take that is being made
	costs     *history.Book // what takes have cost here
	memory    int64         // Options.Memory, or what that stands for
	lane      chan struct{} // holds one value while a take is being made
	loader    *loader

	words func() (*lexicon.Lexicon, error) // the pack's vocabulary, read once
}

// Open reads and verifies the pack and tries the device. A large pack takes as long
// as its files take to read once.
func Open(ctx context.Context, opts Options) (*Engine, error) {
	p, err := openPack(ctx, opts.Pack)
	if err != nil {
		return nil, err
	}
	tok, err := openTokenizer(p)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", p.Name(), err)
	}
	rt, warnings, err := openRuntime(ctx, opts)
	if err != nil {
		return nil, err
	}
	return &Engine{
		opts: opts, pack: p, runtime: rt, tokenizer: tok, warnings: warnings,
		costs: history.Open(opts.Costs), memory: memoryFor(opts, rt.Device()), lane: make(chan struct{}, 1),
		loader: &loader{pack: p, runtime: rt, kept: map[plan.Stage]*resident{}, coming: map[plan.Stage]<-chan infer.Session{}},
		words:  sync.OnceValues(func() (*lexicon.Lexicon, error) { return readWords(p) }),
	}, nil
}

// Manifest is what the pack says of itself: limits, defaults, the sample prompt. It
// must not be written to.
func (e *Engine) Manifest() *pack.Manifest { return e.pack.Manifest }

// PackRef names the exact pack, as recipes do.
func (e *Engine) PackRef() projects.PackRef {
	return projects.PackRef{ID: e.pack.Manifest.ID, Version: e.pack.Manifest.Version, Digest: e.pack.Digest}
}

// Device names what the engine runs on.
func (e *Engine) Device() string { return e.runtime.Device() }

// Warnings are lines for a person about how the engine was opened, such as devices
// that were tried in vain.
func (e *Engine) Warnings() []string { return append([]string(nil), e.warnings...) }

// Plan says what a shot becomes with this pack; its forecast is by what earlier takes
// have cost here. It is fast; its errors are one line for a person, a *plan.Error where
// one field is to blame.
func (e *Engine) Plan(shot projects.Shot) (plan.Plan, error) {
	p, err := plan.For(shot, e.pack.Manifest, e.PackRef(), e.Device())
	if err == nil {
		err = e.canKnow(p)
	}
	if err != nil {
		return plan.Plan{}, err
	}
	p.Fit(e.memory)
	p.Forecast = p.Expect(e.costs.Costs(e.costKey()))
	return p, nil
}

// CheckOutput finds out whether a video can be written to path, before anything is
// computed for it.
func CheckOutput(path string) error {
	_, err := media.CheckTarget(path, "")
	return err
}

// IsPicture says whether path names one picture, so that one frame is all it can hold.
func IsPicture(path string) bool {
	preset, err := media.PresetFor(path)
	return err == nil && preset.Pictures && !media.IsPattern(path)
}

// Close waits for the take that is being made, cancel it first, and frees the models.
func (e *Engine) Close() error {
	e.lane <- struct{}{} // never given back: a closed engine makes no more takes
	return e.loader.release(nil)
}

// enter waits until no other take is being made.
func (e *Engine) enter(ctx context.Context) error {
	select {
	case e.lane <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (e *Engine) leave() { <-e.lane }
