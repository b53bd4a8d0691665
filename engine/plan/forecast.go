package plan

import (
	"math"
	"strings"

	"kinora/engine/latent"
)

// Forecast is what a plan will cost, before anything has run. It is an estimate from
// file sizes and extents, good to a factor of two or three; its use is to tell
// seconds from hours and 1 GB from 20 GB.
type Forecast struct {
	Tokens  int     // of one sequence through the transformer, extra ones included
	Passes  int     // runs of one sequence through the transformer
	FLOPs   float64 // multiplications and additions of all passes
	Bytes   int64   // peak memory: the largest stage, weights and activations
	Seconds float64 // FLOPs over the device's usual speed, and as much again for the rest
}

// speed is the FLOP/s that a device of the kind usually sustains on such graphs.
var speed = map[string]float64{
	"cpu": 5e10, "webgpu": 1e12, "coreml": 2e12, "directml": 3e12, "cuda": 2e13, "tensorrt": 3e13,
}

// forecast follows the textbook count. With P parameters (bytes/4, as if all were
// float32) and S tokens, a pass is 2PS for the matrices and, with P ≈ 16·L·D² and
// D ≈ 64·L as in the models at hand, about S²D²/16 for attention, D = (4P)^⅓.
func (p *Plan) forecast() Forecast {
	f := Forecast{Tokens: p.sequence(), Passes: p.Schedule.Steps() * p.Branches() * len(p.Windows)}
	params, s := float64(p.weights(Transformer))/4, float64(f.Tokens)
	width := math.Cbrt(4 * params)
	f.FLOPs = float64(f.Passes) * (2*params*s + s*s*width*width/16)
	f.Bytes = p.peak(width)
	rate, ok := speed[p.Device]
	if !ok {
		rate = speed["cpu"]
	}
	f.Seconds = 1.5 * f.FLOPs / rate
	if p.Basis != nil && p.Basis.Draft != nil {
		d := p.Basis.Draft.Forecast
		f.Passes, f.FLOPs, f.Seconds, f.Bytes = f.Passes+d.Passes, f.FLOPs+d.FLOPs, f.Seconds+d.Seconds, max(f.Bytes, d.Bytes)
	}
	return f
}

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

// peak is the largest of the stages: weights, and for the transformer 24 float32
// arrays of the sequence, for the autoencoder latent.DecodeBytes for every pixel of a tile.
func (p *Plan) peak(width float64) int64 {
	branches := p.Branches()
	if p.Pack.Guidance.Mode == "sequential" {
		branches = 1
	}
	rows := float64(p.sequence() * branches)
	denoise := p.weights(Transformer) + int64(rows*width*24*4)
	decode := p.weights(VAEDecoder) + p.tilePixels()*latent.DecodeBytes
	return max(p.weights(TextEncoder), p.weights(VAEEncoder), denoise, decode)
}

// tilePixels is the pixels of all frames that are decoded at once.
func (p *Plan) tilePixels() int64 {
	t, r := p.Pack.VAE.Tile, p.Recipe
	w, h, n := r.Size.Width, r.Size.Height, r.Frames
	if t.Pixels > 0 {
		w, h = min(w, t.Pixels), min(h, t.Pixels)
	}
	if t.Frames > 0 {
		n = min(n, t.Frames)
	}
	return int64(w) * int64(h) * int64(n)
}
