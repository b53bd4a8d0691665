package diffuse

import (
	"image"

	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
)

// Observer is told how a run goes on, on the goroutine of Run, which it must not
// block. It may be nil.
type Observer func(Event)

// Event is one thing that happened.
type Event struct {
	Stage plan.Stage
	Step  int // finished steps of the stage, 0 when it begins
	Steps int // all steps of the stage
	// Window, counted from 0, is the one of Windows that is denoised.
	Window, Windows int
	// Preview is what the take would be if the model were right at this step: one
	// small opaque picture per latent frame of the window, as large as its latents.
	// It is nil outside of the denoising, is worked out when called, and may only be
	// called before the observer returns. The pictures are the caller's.
	Preview func() []*image.RGBA
}

func (o Observer) tell(e Event) {
	if o != nil {
		o(e)
	}
}

// Preview projects normalised latents to pictures by the pack's matrix, one per
// latent frame: rgb = bias + latent·matrix, in [-1,1].
func Preview(c latent.Clip, m pack.Preview) []*image.RGBA {
	out := make([]*image.RGBA, c.Frames)
	sums := make([][3]float32, c.Grid.Plane())
	for f := range out {
		for i := range sums {
			sums[i] = m.Bias
		}
		for ch := range min(c.Channels, len(m.Matrix)) {
			row := m.Matrix[ch]
			for i, v := range c.Plane(ch, f) {
				sums[i][0] += v * row[0]
				sums[i][1] += v * row[1]
				sums[i][2] += v * row[2]
			}
		}
		out[f] = picture(sums, c.Width, c.Height)
	}
	return out
}

func picture(sums [][3]float32, w, h int) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i, rgb := range sums {
		for k, v := range rgb {
			m.Pix[4*i+k] = uint8(max(0, min(255, (v+1)*127.5+0.5)))
		}
		m.Pix[4*i+3] = 255
	}
	return m
}
