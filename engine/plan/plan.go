// Package plan turns what a person asked for into what a pack can do: snapped times
// and sizes, windows of known and unknown latent frames, a schedule, a forecast. It
// is pure: no I/O, no goroutines, no clock. It must not import anything that runs a
// model or reads a file.
package plan

import (
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/sched"
	"kinora/projects"
)

// Plan is everything that making a take needs beside the pack's files and the known
// pictures. It is plain data and is not modified after For.
type Plan struct {
	Recipe   projects.Recipe
	Notes    []string      // one line for each thing that was asked for and changed
	Pack     pack.Manifest // the knobs that hold for this take
	Device   string
	Grid     latent.Grid // of the whole take
	Schedule sched.Schedule
	Sources  []Source // what the autoencoder encodes beforehand
	Basis    *Basis   // what the windows start from beside noise; nil is nothing
	Windows  []Window
	Streams  bool // each window is decoded before the next is denoised
	Stages   []Stage
	Forecast Forecast

	bound int64 // bytes of memory; 0 is none. See Fit.
	tries int   // as the shot asked; 0 is the pack's
}

// Shot is what the plan is of, with all that was settled but the tries where they were left
// to the pack: their number depends on what the shot is given, which who asks may change.
func (p Plan) Shot() projects.Shot {
	shot := p.Recipe.Shot()
	shot.Tries = p.tries
	return shot
}

// Key is the take's identity: the digest of the recipe, in hex.
func (p Plan) Key() string { return p.Recipe.Key() }

// Stage is a graph's part in making a take, named after its folder in the pack.
type Stage string

// The stages, in the order in which they run. Each is loaded, used and freed before
// the next, unless Forecast.Resident says that it stays.
const (
	TextEncoder Stage = pack.TextEncoder
	VAEEncoder  Stage = pack.VAEEncoder
	Transformer Stage = pack.Transformer
	VAEDecoder  Stage = pack.VAEDecoder
)

// Critic is the stage that looks at a take when it is decoded, where several may be made.
const Critic Stage = pack.Critic

// Window is a stretch of latent frames that is denoised together. Frames that no
// Known span covers are unknown. Windows stand in the order in which they are denoised,
// which need not be that of time. Neighbours share frames: what an earlier one has made
// is known to a later one.
type Window struct {
	Start  int // first latent frame of the take
	Frames int // latent frames
	Known  []Known
}

// Head is how many of its first frames earlier windows have made.
func (w Window) Head() int {
	for _, k := range w.Known {
		if k.Source == OfTake && !k.Extra && k.At == 0 {
			return k.Frames
		}
	}
	return 0
}

// Tail is how many of its last frames earlier windows have made.
func (w Window) Tail() int {
	for _, k := range w.Known {
		if k.Source == OfTake && !k.Extra && k.At > 0 {
			return k.Frames
		}
	}
	return 0
}

// Known is latent frames that a window is given. Those in the grid take the places
// of the window's own frames; extra ones are tokens beside it, dropped at the end.
type Known struct {
	Source   int     // index into Plan.Sources, or OfTake
	From     int     // first latent frame within the source or take
	Frames   int     // latent frames
	At       int     // in the grid: first latent frame within the window
	Extra    bool    // beside the grid
	Offset   int     // extra: pixel frame of the window's time where they begin; may be negative
	Strength float64 // 0…1; 1 keeps them as they are
}

// Source is a condition as it goes through the autoencoder: Frames pixel frames from
// its first on, the last one repeated where the condition is shorter, after Lead
// copies of the first. Of the latents the first Skip are dropped.
type Source struct {
	Condition int // index into Recipe.Conditions, or OfBasis
	Frames    int
	Lead      int
	Skip      int
}

// OfBasis stands for the recipe's basis where a source names a condition.
const OfBasis = -1

// Given is the condition that a source is of. That of a basis covers the whole take.
func (p Plan) Given(s Source) projects.Condition {
	if s.Condition != OfBasis {
		return p.Recipe.Conditions[s.Condition]
	}
	b := p.Recipe.Basis
	return projects.Condition{Asset: b.Asset, From: b.From, Fit: b.Fit, Frames: s.Frames, Strength: 1}
}

// Latents is the number of latent frames that a source has in the end.
func (s Source) Latents(g pack.Geometry) int {
	return latent.FrameAt(g, s.Lead+s.Frames-1) + 1 - s.Skip
}
