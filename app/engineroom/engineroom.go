// Package engineroom gives the studio the real engine and the real decoder. It is
// the only place below app, beside the command line, that reaches cgo; app itself
// must not import it, so that it and ui are built and tested without.
package engineroom

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"time"

	"kinora/app"
	"kinora/app/player"
	"kinora/app/settings"
	"kinora/app/sound"
	"kinora/assets"
	"kinora/engine"
	"kinora/engine/background"
	"kinora/engine/footage"
	"kinora/engine/infer/ort"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/engine/recaption"
	"kinora/projects"
)

// Config is a studio over the engine that opts describe, with the user's folders. It
// opens the film in a folder, that of last time where film is "".
// Post is left to whoever has the window. With KINORA_TRACE=1 in the environment
// events are written to standard error, one line each.
func Config(opts engine.Options, film string) (app.Config, error) {
	folders, err := settings.Locate()
	if err != nil {
		return app.Config{}, err
	}
	cfg := app.Config{
		Open:  func(ctx context.Context) (*app.Machine, error) { return open(ctx, opts, folders.Scratch) },
		Video: video, Exact: exact, Recipe: recipe, Digest: footage.Digest, Sound: av.OpenSound, Peaks: peaks, Create: av.Create,
		Memory: engine.PeakMemory, Disk: free, Free: engine.FreeMemory, Folders: folders, Film: film, Sample: assets.Sample(), Speaker: speaker,
		Packs: packs{opts, folders.Scratch}, Told: opts.Pack != "" || opts.Device != "" && opts.Device != ort.Auto,
	}
	if os.Getenv("KINORA_TRACE") == "1" {
		cfg.Trace = os.Stderr
	}
	return cfg, nil
}

func open(ctx context.Context, opts engine.Options, scratch string) (*app.Machine, error) {
	opts.Background = true // the window comes first
	eng, err := engine.Open(ctx, opts)
	if err != nil {
		return nil, err
	}
	m := eng.Manifest()
	return &app.Machine{
		Engine: room{eng, scratch}, Pack: fmt.Sprintf("%s %s", m.Name, m.Version), Limits: able(limits(m), eng),
		Device: eng.Device(), Warnings: eng.Warnings(),
	}, nil
}

func video(ctx context.Context, path string, size projects.Size) (media.Reader, error) {
	return av.Open(ctx, path, av.Options{Width: size.Width, Height: size.Height, CacheFrames: 24, Fast: true})
}

// exact is video without shortcuts: for what is written to files.
func exact(ctx context.Context, path string, size projects.Size) (media.Reader, error) {
	return av.Open(ctx, path, av.Options{Width: size.Width, Height: size.Height})
}

// speaker plays through the system's sound server or device.
func speaker(say func(problem string)) player.Speaker {
	return sound.NewSpeaker(func() (sound.Output, error) { return sound.Open("Kinora") }, say)
}

// peaks is the loudest of each stretch, whichever way it swings.
func peaks(ctx context.Context, path string, perSecond int) ([]float32, error) {
	list, err := av.Peaks(ctx, path, perSecond)
	out := make([]float32, len(list))
	for i, p := range list {
		out[i] = max(-p[0], p[1])
	}
	return out, err
}

func recipe(ctx context.Context, path string) (*projects.Recipe, error) {
	seen, err := engine.Inspect(ctx, path)
	return seen.Recipe, err
}

// room is the engine in the studio's words.
type room struct {
	*engine.Engine
	scratch string // folder for what is cut out of files
}

// Plan asks the engine what an order becomes.
func (r room) Plan(ctx context.Context, order projects.Order, files map[string]string) (app.Forecast, error) {
	job, err := r.Arrange(ctx, order, files, r.scratch)
	if err == nil {
		job, err = r.Apart(job)
	}
	if err != nil {
		return app.Forecast{}, blame(err)
	}
	f := app.Forecast{Recipe: job.Main(), Notes: job.Notes, Disk: job.Disk("take.mp4"), Unsure: r.unsure(job)}
	seconds := 0.0
	for _, p := range job.Plans {
		f.Notes = append(f.Notes, r.Cuts(p)...)
		seconds += p.Forecast.Seconds
		f.Memory = max(f.Memory, p.Forecast.Bytes)
	}
	f.Time = time.Duration(seconds * float64(time.Second))
	return f, nil
}

// Expand asks the pack's recaptioner, where it has one.
func (r room) Expand(ctx context.Context, shot projects.Shot) (caption string, err error) {
	p, err := r.Engine.Plan(shot)
	if err != nil {
		return "", blame(err)
	}
	job, err := r.expanded(ctx, engine.Job{Plans: []plan.Plan{p}})
	if err != nil {
		return "", err
	}
	return cmp.Or(job.Plans[0].Recipe.Expanded, shot.Prompt), nil
}

// expanded is a job whose prompts have captions.
func (r room) expanded(ctx context.Context, job engine.Job) (engine.Job, error) {
	return r.Engine.Expand(ctx, job, func(int, recaption.Result) {})
}

// unsure is the words of a job's texts that are not known, or will be read as others. In
// a caption that is there nothing is read as anything else. A damaged vocabulary is no
// reason not to plan: it is told where a prompt is expanded.
func (r room) unsure(job engine.Job) []app.Unsure {
	var all []app.Unsure
	add := func(u app.Unsure) {
		if !slices.Contains(all, u) {
			all = append(all, u)
		}
	}
	for _, p := range job.Plans {
		mapped, unknown, _ := r.Engine.Doubts(p.Recipe.Text())
		for _, m := range mapped {
			if p.Recipe.Expanded != "" {
				m.As = ""
			}
			add(app.Unsure{Word: m.Word, As: m.As})
		}
		for _, word := range unknown {
			add(app.Unsure{Word: word})
		}
	}
	return all
}

// Make arranges an order, expands its prompt and makes it.
func (r room) Make(ctx context.Context, order projects.Order, files map[string]string, path string, on func(app.Event)) (projects.Take, error) {
	background.Enter()
	job, err := r.Arrange(ctx, order, files, r.scratch)
	if err != nil {
		return projects.Take{}, blame(err)
	}
	for _, note := range job.Notes {
		on(app.Event{Warning: note})
	}
	if order.Shot.Expanded == "" && r.CanRecaption() {
		on(app.Event{Progress: &app.Progress{Stage: "expanding the prompt"}})
		r.Warm(ctx, job)
		if job, err = r.expanded(ctx, job); err != nil {
			return projects.Take{}, err
		}
		on(app.Event{Caption: cmp.Or(job.Main().Expanded, order.Shot.Prompt)})
	}
	if job, err = r.Apart(job); err != nil {
		return projects.Take{}, blame(err)
	}
	return r.Engine.Make(ctx, job, path, func(e engine.Event) {
		if e.Kind != engine.Drifted { // in the file's metadata; the window does not show it
			on(translate(e))
		}
	})
}

func translate(e engine.Event) app.Event {
	switch e.Kind {
	case engine.Preview:
		return app.Event{Preview: e.Preview}
	case engine.Warning:
		return app.Event{Warning: e.Message}
	default:
		return app.Event{Progress: &app.Progress{Stage: string(e.Stage), Step: e.Step, Steps: e.Steps, Try: e.Try, Left: e.Left}}
	}
}

// fields says where the window shows the problems of a plan.
var fields = map[plan.Field]app.Field{
	plan.Prompt: app.FieldPrompt, plan.Seconds: app.FieldSeconds, plan.Size: app.FieldSize,
	plan.Steps: app.FieldSteps, plan.Tries: app.FieldTries, plan.Guidance: app.FieldGuidance,
}

// blame turns a plan's error into the problem of a field; others stay as they are.
func blame(err error) error {
	var refused *plan.Error
	if !errors.As(err, &refused) {
		return err
	}
	return &app.Problem{Field: fields[refused.Field], Err: shown{refused}}
}

// shown is a plan's error without the name of the field below which it stands.
type shown struct{ refused *plan.Error }

// Error is what was asked for and what can be.
func (s shown) Error() string { return s.refused.What + "; " + s.refused.Allowed + "." }

// Unwrap is the plan's error.
func (s shown) Unwrap() error { return s.refused }
