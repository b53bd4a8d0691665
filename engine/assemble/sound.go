package assemble

import (
	"context"

	"kinora/projects"
	"kinora/projects/rational"
)

// Sound is stereo at 48 kHz wherever it is put together: two float32 per sample.
const (
	soundRate     = 48000
	soundChannels = 2
)

// seam is over how many samples a kept sound fades where something new begins: 10 ms,
// short enough not to be noticed and long enough not to click.
const seam = soundRate / 100

// Sound is the sound of a file by sample numbers, as media.Sound is.
type Sound interface {
	Read(ctx context.Context, at int64, buf []float32) error
	Close()
}

// Listen opens the sound of a file; nil is a file without.
type Listen func(ctx context.Context, asset string) (Sound, error)

// Track is the sound of an assembly: stretches of files sound as they do in their files,
// those of takes are silent. It is read from its beginning to its end.
type Track struct {
	listen     Listen
	rate       rational.Rat
	stretches  []*heard
	mix, under []float32
}

// heard is a stretch of a file in its place. Numbers are of samples at 48 kHz.
type heard struct {
	asset      string
	start, end int64 // in the video
	from       int64 // in the file
	in, out    int64 // how long it fades
	opened     bool
	sound      Sound // nil where the file is silent
}

// NewTrack lays out the sound of an assembly. The caller closes the track.
func NewTrack(a projects.Assembly, listen Listen) *Track {
	t := &Track{listen: listen, rate: a.Rate}
	frame := 0
	for i, p := range a.Parts {
		frame -= p.Dissolve
		if p.Asset != "" {
			h := &heard{asset: p.Asset, start: t.sample(frame), end: t.sample(frame + p.Frames)}
			h.from = p.From.Mul(rational.Int(soundRate)).Round()
			h.in, h.out = t.fades(a, i)
			t.stretches = append(t.stretches, h)
		}
		frame += p.Frames
	}
	return t
}

// sample is the number of the first sample that sounds with a frame.
func (t *Track) sample(frame int) int64 {
	return rational.Int(int64(frame)).Div(t.rate).Mul(rational.Int(soundRate)).Round()
}

// fades is how many samples part i fades in and out over. The two ends of the video do
// not fade, unless it is a loop.
func (t *Track) fades(a projects.Assembly, i int) (in, out int64) {
	if i > 0 || a.Loop {
		in = t.fade(a, i-1, i)
	}
	if i+1 < len(a.Parts) || a.Loop {
		out = t.fade(a, i, i+1)
	}
	return in, out
}

// fade is over how many samples one part becomes the next; in a loop the parts go round.
func (t *Track) fade(a projects.Assembly, first, second int) int64 {
	n := len(a.Parts)
	p, q := a.Parts[(first+n)%n], a.Parts[second%n]
	switch {
	case q.Dissolve > 0:
		return t.sample(q.Dissolve)
	case p.Asset == q.Asset && p.From.Add(rational.Int(int64(p.Frames)).Div(a.Rate)).Cmp(q.From) == 0:
		return 0 // the file simply goes on
	}
	return seam
}

// Frame is the sound of a frame, counted from 0; frames are asked for in order. The
// samples are valid until the next call.
func (t *Track) Frame(ctx context.Context, frame int) ([]float32, error) {
	from, to := t.sample(frame), t.sample(frame+1)
	n := int(to-from) * soundChannels
	if cap(t.mix) < n {
		t.mix, t.under = make([]float32, n), make([]float32, n)
	}
	out := t.mix[:n]
	clear(out)
	for _, h := range t.stretches {
		if err := h.add(ctx, t, from, out); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Close closes the files that are open.
func (t *Track) Close() {
	for _, h := range t.stretches {
		h.close()
	}
}

// add mixes what sounds from sample number from on into out. The file is open only as
// long as it can be heard.
func (h *heard) add(ctx context.Context, t *Track, from int64, out []float32) (err error) {
	to := from + int64(len(out)/soundChannels)
	if from >= h.end {
		h.close()
		return nil
	}
	if to <= h.start {
		return nil
	}
	if !h.opened {
		h.opened = true
		if h.sound, err = t.listen(ctx, h.asset); err != nil {
			return err
		}
	}
	if h.sound == nil {
		return nil
	}
	part := t.under[:len(out)]
	if err := h.sound.Read(ctx, from-h.start+h.from, part); err != nil {
		return err
	}
	for i := range part {
		out[i] += part[i] * h.gain(from+int64(i/soundChannels))
	}
	return nil
}

// gain is how loud the stretch is at a sample of the video, 0 outside of it.
func (h *heard) gain(at int64) float32 {
	if at < h.start || at >= h.end {
		return 0
	}
	return ramp(at-h.start, h.in) * ramp(h.end-1-at, h.out)
}

// ramp rises from 0 to 1 over so many samples.
func ramp(at, over int64) float32 {
	if at >= over {
		return 1
	}
	return (float32(at) + 0.5) / float32(over)
}

func (h *heard) close() {
	if h.sound != nil {
		h.sound.Close()
	}
	h.sound = nil
}
