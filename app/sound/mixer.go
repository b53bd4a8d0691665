package sound

import (
	"context"
	"slices"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// Clip is a stretch of a sound in its place in a mix. Times are samples at 48 kHz.
type Clip struct {
	Sound  media.Sound
	From   int64   // the sound's sample that is heard first
	Start  int64   // where that is in the mix
	Length int64   // how many samples are heard
	Gain   float32 // 1 is as loud as it is
	// FadeIn and FadeOut are how long the clip gets louder and quieter. 0 is the 5 ms that
	// keep it from clicking; below 0 it does not fade, as in a cut through a sound that
	// goes on.
	FadeIn, FadeOut int64
}

// click is over how many samples a sound has to begin and end so as not to click.
const click = rate / 200

// Mixer is a media.Sound made of others: their sum. It reads only what is heard, so each
// clip is best given a sound of its own; a sound shared by clips that overlap has to seek.
type Mixer struct {
	clips []Clip
	part  []float32
}

// NewMixer mixes clips. Closing it closes their sounds.
func NewMixer(clips ...Clip) *Mixer { return &Mixer{clips: clips} }

// Info says how long the mix is.
func (m *Mixer) Info() media.Info {
	end := int64(0)
	for _, c := range m.clips {
		end = max(end, c.Start+c.Length)
	}
	return media.Info{
		Format: "mix", Duration: rational.New(end, rate),
		Audio: &media.AudioInfo{Codec: "mix", SampleRate: rate, Channels: channels},
	}
}

// Read fills buf with the mix from sample number at on; outside of all clips it is silent.
// Sums beyond 1 are left as they are.
func (m *Mixer) Read(ctx context.Context, at int64, buf []float32) error {
	clear(buf)
	for _, c := range m.clips {
		if err := m.add(ctx, c, at, buf); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// add adds what is heard of a clip.
func (m *Mixer) add(ctx context.Context, c Clip, at int64, buf []float32) error {
	from, to := max(at, c.Start), min(at+int64(len(buf)/channels), c.Start+c.Length)
	if from >= to || c.Gain == 0 {
		return nil
	}
	n := int(to-from) * channels
	m.part = slices.Grow(m.part[:0], n)[:n]
	if err := c.Sound.Read(ctx, c.From+from-c.Start, m.part); err != nil {
		return err
	}
	out := buf[(from-at)*channels:]
	for i, v := range m.part {
		out[i] += v * c.level(from-c.Start+int64(i/channels))
	}
	return nil
}

// level is how loud the clip's sample n is heard.
func (c Clip) level(n int64) float32 {
	return c.Gain * ramp(n, c.FadeIn) * ramp(c.Length-1-n, c.FadeOut)
}

// ramp rises from 0 to 1 over so many samples, as Clip.FadeIn is to be understood.
func ramp(n, over int64) float32 {
	if over == 0 {
		over = click
	}
	if n >= over {
		return 1
	}
	return (float32(n) + 0.5) / float32(over)
}

// Close closes the clips' sounds, each once.
func (m *Mixer) Close() {
	var done []media.Sound
	for _, c := range m.clips {
		if !slices.Contains(done, c.Sound) {
			c.Sound.Close()
			done = append(done, c.Sound)
		}
	}
	m.clips = nil
}

var _ media.Sound = (*Mixer)(nil)
