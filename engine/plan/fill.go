package plan

import (
	"math"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Fill arranges new frames between two clips, over so many seconds: both stay as they
// are, with what is new between them. Between two stills it is a take that goes from
// one to the other. The video is like the first clip. Errors are *Error.
func Fill(shot projects.Shot, a, b Material, over rational.Rat, reach Reach, m *pack.Manifest) (Arrangement, error) {
	if a.Rate.Zero() && b.Rate.Zero() {
		return between(shot, a, b, over, m)
	}
	model := a
	if a.Rate.Zero() {
		model = b
	}
	j := like(model, shot, m, reach)
	j.keep(a, 0, a.Frames)
	if err := j.make(last(a), first(b), j.frames(over)); err != nil {
		return Arrangement{}, err
	}
	j.keep(b, 0, b.Frames)
	return j.Arrangement, nil
}

// connectChange is how much of the blend between two clips that have nothing in common
// becomes new.
const connectChange = 0.9

// Connect is Fill for clips that have little in common: what is between starts from a
// blend of both sides instead of pure noise, so that one becomes the other.
func Connect(shot projects.Shot, a, b Material, over rational.Rat, reach Reach, m *pack.Manifest) (Arrangement, error) {
	shot.Basis = &projects.Basis{Blend: true, Change: connectChange}
	return Fill(shot, a, b, over, reach, m)
}

// between is a take whose first and last frames are stills.
func between(shot projects.Shot, a, b Material, over rational.Rat, m *pack.Manifest) (Arrangement, error) {
	shot.Seconds = over
	shot, notes, err := Animate(shot, []Still{{Material: a}, {Material: b, At: LastFrame}}, m)
	return Arrangement{Shots: []projects.Shot{shot}, Notes: notes}, err
}

// Loop arranges new frames that lead from a clip's end back to its beginning, over so
// many seconds, behind the clip. Errors are *Error.
func Loop(shot projects.Shot, clip Material, over rational.Rat, reach Reach, m *pack.Manifest) (Arrangement, error) {
	j := like(clip, shot, m, reach)
	j.keep(clip, 0, clip.Frames)
	if err := j.make(last(clip), first(clip), j.frames(over)); err != nil {
		return Arrangement{}, err
	}
	j.Assembly.Loop = true
	return j.Arrangement, nil
}

// Retake arranges new frames in the place of a clip's own, from one time to another in
// seconds. What is around them stays; what the pack cannot make exactly becomes a
// little longer. Errors are *Error.
func Retake(shot projects.Shot, clip Material, from, to rational.Rat, reach Reach, m *pack.Manifest) (Arrangement, error) {
	j := like(clip, shot, m, reach)
	start, end := int(from.Mul(clip.Rate).Round()), int(to.Mul(clip.Rate).Round())
	if start < 0 || end <= start || start >= clip.Frames {
		return Arrangement{}, refuse(Seconds, "a stretch of time inside it, such as 0.5s..1.5s",
			"%s..%s of a clip of %s", decimal(from), seconds(to), seconds(rational.Int(int64(clip.Frames)).Div(clip.Rate)))
	}
	end = min(end, clip.Frames)
	var before, after *Side
	if start > 0 {
		before = &Side{clip, start - 1}
		j.keep(clip, 0, start)
	}
	frames := j.atLeast(end-start, before == nil, clip)
	if end = start + shown(frames, j.rate, clip.Rate, before != nil); end < clip.Frames {
		after = &Side{clip, end}
	}
	if before == nil && after == nil {
		return Arrangement{}, refuse(Seconds, "leave some of its frames", "nothing of the clip would stay")
	}
	if err := j.make(before, after, frames); err != nil {
		return Arrangement{}, err
	}
	if after != nil {
		j.keep(clip, end, clip.Frames-end)
	} else {
		j.cut(clip.Frames - start)
	}
	return j.Arrangement, nil
}

// atLeast is the take frames that replace n of a clip's, rounded up to what the pack
// makes.
func (j *joiner) atLeast(n int, first bool, clip Material) int {
	s, k := stepsOf(j.m), clip.Rate.Div(j.rate).Float()
	wanted := int(math.Ceil(float64(n)/k - 1e-9))
	for frames := wanted; ; frames++ {
		if s.missing(frames, first) == frames && shown(frames, j.rate, clip.Rate, !first) >= n {
			return frames
		}
	}
}

// cut ends the last part, which is of a take, after n frames of the video.
func (j *joiner) cut(n int) {
	p := &j.Assembly.Parts[len(j.Assembly.Parts)-1]
	p.Count = min(p.Count, int(math.Ceil(float64(n)*j.rate.Float()/j.Assembly.Rate.Float()-1e-9)))
	p.Frames = n
}
