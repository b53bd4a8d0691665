package render

import (
	"math"

	"kinora/engine/media"
	"kinora/projects"
	"kinora/projects/rational"
)

const channels = media.SoundChannels

// cutFade is the length of the fades at both sides of a cut, 5 ms in samples: long enough
// that nothing clicks, too short to be heard.
const cutFade = media.SoundRate / 200

// voice is a clip on a sound track, in samples of the film.
type voice struct {
	clip   projects.Clip
	path   string
	begin  int64 // its first sample
	end    int64 // behind its last, a dissolve into the next clip included
	rise   int64 // length of the fade at its beginning
	fall   int64 // length of the fade at its end
	shift  int64 // what to add for the sample of the file
	factor float32
}

// sample is the number of the sample that sounds first when a frame is shown.
func (s Spec) sample(frame int64) int64 { return samples(s.Time(frame)) }

func samples(t rational.Rat) int64 { return t.Mul(rational.Int(media.SoundRate)).Round() }

// Sounds says whether anything can be heard between two frames, to excluded.
func (s Spec) Sounds(from, to int64) bool {
	return len(s.voices(s.sample(from), s.sample(to))) > 0
}

// voices are the clips that sound between two samples, in the order of tracks and time.
// Clips that are not played at their own speed are silent.
func (s Spec) voices(from, to int64) []voice {
	var list []voice
	first := max(0, s.Frame(rational.New(from, media.SoundRate))-1)
	for _, t := range s.Timeline.Tracks {
		if t.Kind != projects.SoundTrack || t.Off {
			continue
		}
		i, _ := t.Index(first)
		for i = max(0, i-1); i < len(t.Clips) && s.sample(t.Clips[i].Start) < to; i++ {
			if v, ok := s.voice(t.Clips, i); ok && v.end > from {
				list = append(list, v)
			}
		}
	}
	return list
}

func (s Spec) voice(clips []projects.Clip, i int) (voice, bool) {
	c := clips[i]
	path := s.Files[c.Source].Path
	if c.Mute || path == "" || c.Speed != rational.Int(1) {
		return voice{}, false
	}
	v := voice{
		clip: c, path: path, begin: s.sample(c.Start), end: s.sample(c.End()),
		// Taken from the film's beginning, it is the same for both halves of a split clip.
		shift: samples(c.From.Sub(s.Time(c.Start))), factor: float32(math.Pow(10, c.Gain/20)),
	}
	short := min(cutFade, (v.end-v.begin)/2)
	switch {
	case c.Dissolve > 0:
		v.rise = s.sample(c.Start+min(c.Dissolve, c.Frames)) - v.begin
	case c.FadeIn > 0:
		v.rise = s.sample(c.Start+c.FadeIn) - v.begin
	case i == 0 || !s.soundsOn(clips[i-1], c):
		v.rise = short
	}
	switch {
	case c.FadeOut > 0:
		v.fall = v.end - s.sample(c.End()-c.FadeOut)
	case i+1 == len(clips) || !s.soundsOn(c, clips[i+1]):
		v.fall = short
	}
	if i+1 < len(clips) && clips[i+1].Start == c.End() && clips[i+1].Dissolve > 0 {
		next := clips[i+1]
		v.fall = s.sample(next.Start+min(next.Dissolve, next.Frames)) - v.end
		v.end += v.fall
	}
	return v, true
}

// soundsOn says that there is nothing to be heard of the cut between two clips.
func (s Spec) soundsOn(a, b projects.Clip) bool {
	return goesOn(a, b, &s) && a.Gain == b.Gain && a.Mute == b.Mute
}

// add mixes the voice's samples from number at on into a sum.
func (v voice) add(sum, from []float32, at int64) {
	for i := 0; i < len(from); i += channels {
		g := v.factor * v.level(at+int64(i/channels))
		sum[i] += g * from[i]
		sum[i+1] += g * from[i+1]
	}
}

// level is how far the voice is faded in at a sample, 0 to 1, linearly on both sides. It is
// taken in the middle of the sample, so that the two voices of a dissolve add up to 1.
func (v voice) level(n int64) float32 {
	level := float32(1)
	if d := n - v.begin; d < v.rise {
		level = (float32(d) + 0.5) / float32(v.rise)
	}
	if d := v.end - 1 - n; d < v.fall {
		level *= (float32(d) + 0.5) / float32(v.fall)
	}
	return level
}
