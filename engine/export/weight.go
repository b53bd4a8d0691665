package export

import (
	"math"

	"kinora/engine/render"
	"kinora/projects"
)

// looks is at how many frames of a film at most its weight is found out: a long one is
// looked at here and there.
const looks = 500

// Bytes is about the size of the file. The encoders keep the quality and not the size, so
// it depends on what is to be seen: it is what pictures like the sample film's take, by how
// large they are at their source, and how many of those per second.
func (j Job) Bytes() int64 {
	j = j.filled()
	from, frames := j.From, j.To-j.From
	n := min(frames, looks)
	if n < 1 {
		return 0
	}
	var pixels float64
	for i := range n {
		pixels += j.pixels(from + i*frames/n)
	}
	bytes := j.Preset.Bits / 8 * pixels / float64(n) * float64(j.Frames())
	if j.sounds() {
		bytes += j.Preset.SoundBytes * j.Spec.Time(frames).Float()
	}
	return int64(bytes)
}

// pixels is for how many pixels of a picture of its own a frame of the timeline counts.
// Black counts for none.
func (j Job) pixels(frame int64) float64 {
	clip, ok := j.Spec.Timeline.Top(frame)
	if !ok {
		return 0
	}
	file := j.Spec.Files[clip.Source]
	return j.detail(file.Size) * j.fresh(file, clip)
}

// detail is what a picture of a size counts for in the size that is written.
func (j Job) detail(size projects.Size) float64 {
	to, from := float64(j.Size.Width)*float64(j.Size.Height), float64(size.Width)*float64(size.Height)
	if from == 0 || from >= to {
		return to
	}
	return from * math.Pow(to/from, j.Preset.Enlarged)
}

// fresh is the share of a clip's frames that show another picture than the one before, as
// far as that counts. At least one in a second is written whole.
func (j Job) fresh(file render.File, clip projects.Clip) float64 {
	rate := math.Abs(file.Rate.Mul(clip.Speed).Float())
	switch {
	case j.Preset.Repeats:
		return 1
	case file.Still:
		rate = 1
	case file.Rate.Zero():
		return 1
	}
	return min(1, max(1, rate)/j.Rate.Float())
}
