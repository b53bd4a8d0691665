package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

// Arrange turns an order into a job. files says where the order's files lie; stretches of
// files that are not wanted whole are cut out without loss into the folder scratch, under
// names that stay the same, so that a job that was interrupted is found again.
func (e *Engine) Arrange(ctx context.Context, o projects.Order, files Media, scratch string) (Job, error) {
	a := arranger{e: e, order: o, files: files, scratch: scratch}
	job, err := a.job(ctx)
	if err == nil && o.Draft {
		job, err = e.Draft(job)
	}
	return job, err
}

// arranger finds the files of one order.
type arranger struct {
	e       *Engine
	order   projects.Order
	files   Media
	scratch string
}

func (a arranger) job(ctx context.Context) (Job, error) {
	switch a.order.Way {
	case projects.WayMake:
		return a.make(ctx)
	case projects.WayFill, projects.WayConnect:
		return a.between(ctx)
	case projects.WayFinal:
		return a.final(ctx)
	}
	return a.ofClip(ctx)
}

// ofClip is what is made of one clip.
func (a arranger) ofClip(ctx context.Context) (Job, error) {
	o := a.order
	clip, err := a.span(ctx, o.First)
	if err != nil {
		return Job{}, err
	}
	switch o.Way {
	case projects.WayExtend:
		return a.e.Extend(ctx, o.Shot, clip, o.Before, o.After, plan.Reach{})
	case projects.WayRetake:
		return a.e.Retake(ctx, o.Shot, clip, o.From, o.To, plan.Reach{})
	case projects.WayLoop:
		return a.e.Loop(ctx, o.Shot, clip, o.Over, plan.Reach{})
	case projects.WayRemix:
		return a.e.Remix(ctx, o.Shot, clip, o.Change, "")
	}
	return Job{}, fmt.Errorf("%q is no way of making a take that this version knows", o.Way)
}

// between is what is made between two clips.
func (a arranger) between(ctx context.Context) (Job, error) {
	first, err := a.span(ctx, a.order.First)
	if err != nil {
		return Job{}, err
	}
	second, err := a.span(ctx, a.order.Second)
	if err != nil {
		return Job{}, err
	}
	if a.order.Way == projects.WayConnect {
		return a.e.Connect(ctx, a.order.Shot, first, second, a.order.Over, plan.Reach{})
	}
	return a.e.Fill(ctx, a.order.Shot, first, second, a.order.Over, plan.Reach{})
}

// final makes a draft whole.
func (a arranger) final(ctx context.Context) (Job, error) {
	path, err := a.path(a.order.First.Asset)
	if err != nil {
		return Job{}, err
	}
	draft, err := Inspect(ctx, path)
	if err != nil {
		return Job{}, err
	}
	change := a.order.Change
	if change == 0 {
		change = plan.FinalChange
	}
	var others []string
	for _, p := range a.files {
		others = append(others, p)
	}
	return a.e.Final(ctx, draft, a.order.Shot.Size, a.order.Shot.Steps, change, others...)
}

// make is a take of a prompt, with known frames and a cast.
func (a arranger) make(ctx context.Context) (Job, error) {
	shot, f, err := a.withCast(ctx)
	if err != nil {
		return Job{}, err
	}
	stills, err := a.stills(ctx)
	if err != nil {
		return Job{}, err
	}
	if len(stills) == 0 {
		return a.e.job(plan.Arrangement{Shots: []projects.Shot{shot}}, f)
	}
	seen := make([]plan.Still, len(stills))
	for i, s := range stills {
		m, err := f.look(ctx, s.Path)
		if err != nil {
			return Job{}, err
		}
		seen[i] = plan.Still{Material: m, At: s.At, Strength: s.Strength, Fit: s.Fit}
	}
	shot, notes, err := plan.Animate(shot, seen, a.e.Manifest())
	if err != nil {
		return Job{}, err
	}
	return a.e.job(plan.Arrangement{Shots: []projects.Shot{shot}, Notes: notes}, f)
}

// withCast puts the cast's descriptions in the place of names, and its pictures into the
// shot's conditions.
func (a arranger) withCast(ctx context.Context) (projects.Shot, files, error) {
	f, shot := files{}, a.order.Shot
	if len(a.order.Cast) == 0 {
		return shot, f, nil
	}
	script := projects.Script{Rate: shot.Rate, Size: shot.Size, Shots: []projects.ScriptShot{
		{Prompt: shot.Prompt, Expanded: shot.Expanded, Seconds: shot.Seconds, Seed: &shot.Seed},
	}}
	seen := map[string]plan.Material{}
	for _, member := range a.order.Cast {
		paths := make([]string, len(member.Pictures))
		for i, digest := range member.Pictures {
			path, err := a.path(digest)
			if err != nil {
				return shot, f, err
			}
			m, err := f.look(ctx, path)
			if err != nil {
				return shot, f, err
			}
			paths[i], seen[path] = path, m
		}
		member.Pictures = paths
		script.Cast = append(script.Cast, member)
	}
	arranged, err := plan.Film(script, seen, a.e.Manifest())
	if err != nil {
		return shot, f, err
	}
	f.notes = append(f.notes, arranged.Notes...)
	made := arranged.Shots[0]
	shot.Prompt, shot.Expanded, shot.Conditions = made.Prompt, made.Expanded, made.Conditions
	return shot, f, nil
}

// stills are the pictures that are given, each at its frame.
func (a arranger) stills(ctx context.Context) ([]Still, error) {
	var out []Still
	for _, g := range a.order.Given {
		path, err := a.picture(ctx, g)
		if err != nil {
			return nil, err
		}
		at := plan.LastFrame
		if !g.Last {
			at = int(g.At.Mul(a.rate()).Round())
		}
		out = append(out, Still{Path: path, At: at, Strength: g.Strength, Fit: g.Fit})
	}
	return out, nil
}

func (a arranger) rate() rational.Rat {
	if r := a.order.Shot.Rate; !r.Zero() {
		return r
	}
	return a.e.Manifest().Rate()
}

// picture is the file of a given picture: one that lies inside a clip is cut out.
func (a arranger) picture(ctx context.Context, g projects.Given) (string, error) {
	if g.From.Zero() {
		return a.path(g.Asset)
	}
	return a.span(ctx, projects.Span{Asset: g.Asset, From: g.From, Seconds: rational.New(1, 1000)})
}

func (a arranger) path(digest string) (string, error) {
	if path := a.files[digest]; path != "" {
		return path, nil
	}
	return "", fmt.Errorf("a file that this take needs is missing (sha256 %.12s…); find it in the library and relink it", digest)
}

// span is the file of a stretch; one that is not a whole file is cut out first.
func (a arranger) span(ctx context.Context, s projects.Span) (string, error) {
	path, err := a.path(s.Asset)
	if err != nil || s.From.Zero() && s.Seconds.Zero() {
		return path, err
	}
	text, err := json.Marshal(projects.Span{Asset: s.Asset, From: s.From, Seconds: s.Seconds})
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(text)
	out := filepath.Join(a.scratch, hex.EncodeToString(sum[:10])+".mkv")
	if _, err := os.Stat(out); err == nil {
		return out, nil
	}
	return out, cut(ctx, path, s, out)
}

// cut writes a stretch of a file without loss, at least one frame.
func cut(ctx context.Context, path string, s projects.Span, out string) error {
	info, err := av.Probe(ctx, path)
	if err != nil {
		return err
	}
	if info.Video == nil || info.Still {
		return fmt.Errorf("%s is no clip that a part can be cut out of", filepath.Base(path))
	}
	preset, err := media.PresetNamed("mkv")
	if err != nil {
		return err
	}
	rate := info.Video.Rate
	end := s.From.Add(s.Seconds)
	if s.Seconds.Zero() {
		end = info.Duration
	}
	if least := s.From.Add(rational.Int(1).Div(rate)); end.Cmp(least) < 0 {
		end = least
	}
	if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
		return err
	}
	params := media.Params{Width: info.Video.DisplayWidth, Height: info.Video.DisplayHeight, Rate: rate}
	return av.Stitch(ctx, out, preset, params, []media.Cut{{Path: path, In: s.From, Out: end}})
}
