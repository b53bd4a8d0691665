package plan

import (
	"math"
	"strings"
)

// Forecast is what a plan will cost, before anything has run. Where the machine has made
// takes with this pack before, the time is theirs; else it is an estimate from file sizes
// and extents, good to a factor of two or three, whose use is to tell seconds from hours.
type Forecast struct {
	Tokens  int     // of one sequence through the transformer, extra ones included
	Passes  int     // runs of one sequence through the transformer
	FLOPs   float64 // multiplications and additions of all passes
	Pixels  int64   // that go through the autoencoder: the take's own, and those that it is given
	Bytes   int64   // peak memory: the program and its largest stage, weights and activations, or all of them
	Seconds float64 // of the transformer and the autoencoder; loading them is left out
	Seen    int     // takes on this machine that Seconds was learnt from; 0 is an estimate

	Resident bool // a stage that was loaded stays so beside the others, and for the next take
}

// speed is the FLOP/s that a device of the kind usually sustains on such graphs.
var speed = map[string]float64{
	"cpu": 5e10, "webgpu": 1e12, "coreml": 2e12, "directml": 3e12, "cuda": 2e13, "tensorrt": 3e13,
}

// Expect is the forecast of a plan on a machine with such a history. Plan.Forecast is
// that of one without any.
func (p *Plan) Expect(c Costs) Forecast {
	f := Forecast{
		Tokens: p.sequence(), Passes: p.passes(), FLOPs: p.FLOPs(p.steps()), Pixels: p.Pixels() + p.encoded(),
		Seen: min(c.Sampling.Seen, c.Decoding.Seen),
	}
	f.Bytes, f.Resident = p.peak()
	if p.Basis != nil && p.Basis.Draft != nil { // it is encoded and denoised, and not decoded
		d := p.Basis.Draft
		of := d.Expect(c)
		f.Passes, f.FLOPs, f.Pixels, f.Bytes = f.Passes+of.Passes, f.FLOPs+of.FLOPs, f.Pixels+d.encoded(), max(f.Bytes, of.Bytes)
		f.Resident = f.Resident && of.Resident
	}
	guess := p.guess()
	f.Seconds = f.FLOPs*c.Sampling.or(guess.Sampling) + float64(f.Pixels)*c.Decoding.or(guess.Decoding)
	f.Seconds *= 1 + p.again()
	return f
}

// pixelShare is how many times fewer parameters of a decoder a pixel meets than there
// are: most of them work on latents, of which there are far fewer than pixels. With
// Papercut it is about 200; a decoder that works more on pixels has less.
const pixelShare = 64

// guess is what is taken for a machine's costs where nothing is known of it.
func (p *Plan) guess() Costs {
	rate, ok := speed[p.Device]
	if !ok {
		rate = speed["cpu"]
	}
	perPixel := 2 * float64(p.weights(VAEDecoder)) / 4 / pixelShare
	return Costs{Sampling: Cost{Seconds: 1 / rate}, Decoding: Cost{Seconds: perPixel / rate}}
}

// FLOPs is the multiplications and additions of some steps of some window, in all
// branches. It follows the textbook count. With P parameters (bytes/4, as if all were
// float32) and S tokens, a pass is 2PS for the matrices and, with P ≈ 16·L·D² and
// D ≈ 64·L as in the models at hand, about S²D²/16 for attention, D = (4P)^⅓.
func (p *Plan) FLOPs(steps int) float64 {
	params, s, width := float64(p.weights(Transformer))/4, float64(p.sequence()), p.width()
	return float64(steps*p.Branches()) * (2*params*s + s*s*width*width/16)
}

// Pixels is those of all frames of the take.
func (p *Plan) Pixels() int64 {
	r := p.Recipe
	return int64(r.Size.Width) * int64(r.Size.Height) * int64(r.Frames)
}

// encoded is the pixels that are encoded.
func (p *Plan) encoded() int64 {
	var n int64
	for _, s := range p.Sources {
		n += int64(s.Lead + s.Frames)
	}
	return n * int64(p.Recipe.Size.Width) * int64(p.Recipe.Size.Height)
}

// steps is those of all windows.
func (p *Plan) steps() int { return p.Schedule.Steps() * len(p.Windows) }

func (p *Plan) passes() int { return p.steps() * p.Branches() }

// width is about that of the transformer's rows, in float32 values.
func (p *Plan) width() float64 { return math.Cbrt(float64(p.weights(Transformer))) }

// sequence is the longest number of tokens of a window.
func (p *Plan) sequence() int {
	most, patch := 0, p.Pack.Geometry.Patch
	for _, w := range p.Windows {
		n := w.Frames
		for _, k := range w.Known {
			if k.Extra {
				n += k.Frames
			}
		}
		most = max(most, n/patch[0]*p.Grid.FrameTokens(patch))
	}
	return most
}

// Branches is how many sequences a step denoises: 2 with classifier-free guidance,
// else 1.
func (p *Plan) Branches() int {
	if p.Pack.Guidance.Mode == "none" || p.Recipe.Guidance == 1 {
		return 1
	}
	return 2
}

// weights is the size of a stage's files.
func (p *Plan) weights(s Stage) int64 {
	var n int64
	for _, f := range p.Pack.Files {
		if strings.HasPrefix(f.Path, string(s)+"/") {
			n += f.Size
		}
	}
	return n
}
