package apptest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/color"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"kinora/app"
	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

// Engine makes takes without weights: their file is the recipe as JSON, and it takes
// Step per denoising step. Its fields are set before it is used.
type Engine struct {
	Step  time.Duration
	Fails error         // what Make ends with after the first step
	Learn time.Duration // what a take is forecast to need once one was begun; 0 for as before

	mu     sync.Mutex
	made   int
	orders []projects.Order
	closed bool
}

// Made says how many takes were begun, and whether the engine was closed.
func (e *Engine) Made() (takes int, closed bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.made, e.closed
}

// Orders is every order that was begun.
func (e *Engine) Orders() []projects.Order {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.orders)
}

// Limits is what the test engine can do.
func Limits() app.Limits {
	return app.Limits{
		MinSeconds: rational.New(1, 12), MaxSeconds: rational.New(49, 12), Seconds: rational.New(25, 12),
		Rate:     rational.Int(12),
		Sizes:    []projects.Size{{Width: 128, Height: 80}, {Width: 96, Height: 96}, {Width: 80, Height: 128}},
		MinSteps: 1, MaxSteps: 100, Steps: 20, Tries: 3, MaxTries: 16, Guidance: 4, SamplePrompt: "a red ball rolls to the right",
	}
}

// Plan snaps to 4n+1 frames and bounds the steps.
func (e *Engine) Plan(_ context.Context, order projects.Order, _ map[string]string) (app.Forecast, error) {
	l, shot := Limits(), order.Shot
	if shot.Steps < 0 || shot.Steps > l.MaxSteps {
		return app.Forecast{}, &app.Problem{Field: app.FieldSteps, Err: errors.New("1 to 100 steps can be made")}
	}
	r := projects.Recipe{
		Version: 1, Mode: projects.TextToVideo, Prompt: shot.Prompt, Expanded: shot.Expanded, Negative: shot.Negative, Seed: shot.Seed,
		Size: shot.Size, Frames: 25, Rate: l.Rate, Steps: max(shot.Steps, 0), Tries: shot.Tries, Guidance: l.Guidance,
	}
	if r.Size == (projects.Size{}) {
		r.Size = l.Sizes[0]
	}
	if r.Steps == 0 {
		r.Steps = l.Steps
	}
	if r.Tries == 0 {
		r.Tries = l.Tries
	}
	if shot.Guidance != nil {
		r.Guidance = *shot.Guidance
	}
	f := app.Forecast{Recipe: r, Time: 11 * time.Second, Memory: 1 << 30}
	if app.HasWords(shot.Prompt, "zorblax") {
		f.Unsure = []app.Unsure{{Word: "zorblax"}}
	}
	if made, _ := e.Made(); made > 0 && e.Learn > 0 {
		f.Time = e.Learn
	}
	if !shot.Seconds.Zero() {
		f.Recipe.Frames = 4*int(shot.Seconds.Mul(l.Rate).Round()/4) + 1
		f.Notes = []string{fmt.Sprintf("%d frames", f.Recipe.Frames)}
	}
	return f, nil
}

// Expand knows one word more.
func (e *Engine) Expand(_ context.Context, shot projects.Shot) (caption string, err error) {
	return shot.Prompt + ", on paper", nil
}

// Make writes the recipe to path after its steps, or nothing where ctx ends.
func (e *Engine) Make(ctx context.Context, order projects.Order, files map[string]string, path string, on func(app.Event)) (projects.Take, error) {
	e.mu.Lock()
	e.made++
	e.orders = append(e.orders, order)
	e.mu.Unlock()
	f, err := e.Plan(ctx, order, files)
	if err != nil {
		return projects.Take{}, err
	}
	r := f.Recipe
	if r.Expanded == "" {
		r.Expanded, _ = e.Expand(ctx, order.Shot)
		on(app.Event{Caption: r.Expanded})
	}
	for step := range r.Steps {
		left := time.Duration(r.Steps-step) * e.Step
		on(app.Event{Progress: &app.Progress{Stage: "denoising", Step: step, Steps: r.Steps, Left: left}})
		on(app.Event{Preview: noise(step)})
		if err := wait(ctx, e.Step); err != nil {
			return projects.Take{}, err
		}
		if e.Fails != nil {
			return projects.Take{}, e.Fails
		}
	}
	return projects.Take{Recipe: r, Path: path}, os.WriteFile(path, r.Canonical(), 0o600)
}

// Close notes that it was called.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	return nil
}

func wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}

// noise is seven small pictures whose red says which step they are of.
func noise(step int) []*image.RGBA {
	var pictures []*image.RGBA
	for i := range 7 {
		img := image.NewRGBA(image.Rect(0, 0, 16, 10))
		for p := range 160 {
			img.SetRGBA(p%16, p/16, color.RGBA{R: uint8(step), G: uint8(i * 30), B: uint8(p), A: 255})
		}
		pictures = append(pictures, img)
	}
	return pictures
}

// Video opens any file as a Clip of 25 frames; one whose name ends in .png is a still.
// "broken" in a name makes it unreadable, and one that ends in .wav holds only sound.
func Video(_ context.Context, path string, size projects.Size) (media.Reader, error) {
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	if strings.Contains(path, "broken") {
		return nil, fmt.Errorf("%s: this is no video", path)
	}
	if strings.HasSuffix(path, ".wav") {
		return nil, &media.Error{Kind: media.NoVideo, Path: path}
	}
	c := Clip{Frames: 25, Rate: rational.Int(12), Width: 128, Height: 80}
	if strings.HasSuffix(path, ".png") {
		c.Frames, c.Still = 1, true
	}
	if size != (projects.Size{}) {
		c.Width, c.Height = size.Width, size.Height
	}
	return c.Open(path), nil
}

// Recipe reads what Make wrote; other files do not say how they were made.
func Recipe(_ context.Context, path string) (*projects.Recipe, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var r projects.Recipe
	if json.Unmarshal(data, &r) == nil {
		return &r, nil
	}
	return nil, nil // another file, and no fault
}
