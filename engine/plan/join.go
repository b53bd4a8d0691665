package plan

import (
	"math"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// DefaultMatch is over how many take frames a join to a file's own frames is evened
// out: the autoencoder gives known frames back a little differently, and without it
// that difference would appear from one frame to the next.
const DefaultMatch = 6

// Reach says how a way that joins generated frames to clips does it.
type Reach struct {
	Context int // known frames on each side at most, at the take's rate; 0 is DefaultContext
	Match   int // take frames over which a join is evened out: 0 is DefaultMatch, below 0 none
}

func (r Reach) match() int {
	if r.Match == 0 {
		return DefaultMatch
	}
	return max(0, r.Match)
}

// joiner puts an arrangement together whose video has the size and rate of a clip.
type joiner struct {
	Arrangement
	shot  projects.Shot
	m     *pack.Manifest
	rate  rational.Rat // of the takes
	reach Reach
}

// like begins an arrangement of a clip: its size and rate are the video's, and the
// takes get its shape.
func like(clip Material, shot projects.Shot, m *pack.Manifest, reach Reach) *joiner {
	j := &joiner{shot: shot, m: m, rate: shot.Rate, reach: reach}
	if j.rate.Zero() {
		j.rate = rateLike(m, clip.Rate)
	}
	if shot.Size == (projects.Size{}) {
		j.shot.Size = SizeLike(m, clip.Size)
	}
	out := clip.Rate
	if out.Zero() {
		out = j.rate
	}
	j.Assembly = &projects.Assembly{
		Version: projects.AssemblyVersion, Size: clip.Size, Rate: out, Match: reach.match(), Takes: []projects.Recipe{},
	}
	if clip.Rate.Cmp(j.rate) != 0 && !clip.Rate.Zero() {
		j.note("%s has %s fps and %s makes %s: each new frame is shown for longer", clip.Name, decimal(clip.Rate), m.Name, decimal(j.rate))
	}
	return j
}

// frames is the number of take frames nearest to a time.
func (j *joiner) frames(s rational.Rat) int { return int(s.Mul(j.rate).Round()) }

// keep writes a stretch of a clip as it is: n of its frames from one on.
func (j *joiner) keep(m Material, from, n int) {
	rate := j.Assembly.Rate
	at := rational.Rat{}
	if m.Rate.Cmp(rational.Rat{}) > 0 {
		at = rational.Int(int64(from)).Div(m.Rate)
		if m.Rate.Cmp(rate) != 0 {
			n = max(1, int(rational.Int(int64(n)).Div(m.Rate).Mul(rate).Round()))
		}
	}
	if m.Size != j.Assembly.Size {
		if note := fitNote(m, j.Assembly.Size, projects.Crop); note != "" {
			j.Notes = append(j.Notes, note)
		}
	}
	if n > 0 {
		j.Assembly.Parts = append(j.Assembly.Parts, projects.Part{Asset: m.Asset, From: at, Frames: n})
	}
}

// make writes new frames between two sides, of which one may be missing.
func (j *joiner) make(before, after *Side, frames int) error {
	g := gap{before: before, after: after, rate: j.rate, frames: frames, context: j.reach.Context}
	l, err := j.lay(g, j.shot, j.m)
	if err != nil {
		return err
	}
	j.Assembly.Parts = append(j.Assembly.Parts, projects.Part{
		Take: len(j.Shots), First: l.first, Count: l.count, Fit: projects.Stretch,
		Frames: shown(l.count, j.rate, j.Assembly.Rate, before != nil && after != nil),
	})
	j.Shots = append(j.Shots, l.shot)
	return nil
}

// shown is how many frames at a video's rate n new ones of a take are. Those between
// two clips leave a take's frame to the next clip's first.
func shown(n int, take, video rational.Rat, between bool) int {
	k := video.Float() / take.Float()
	if between {
		return max(1, int(math.Floor(float64(n+1)*k+0.5))-1)
	}
	return max(1, int(math.Floor(float64(n)*k+0.5)))
}

// first and last are a clip's ends, to generate before and after.
func first(m Material) *Side { return &Side{m, 0} }
func last(m Material) *Side  { return &Side{m, m.Frames - 1} }
