package pack

import (
	"encoding/json"
	"fmt"
	"math"
)

// Latents relates raw latents (the autoencoder's) to normalised ones (the
// transformer's), channel by channel: normalised = (raw - Mean) * Scale / Std, and
// back raw = normalised * Std / Scale + Mean. Mean and Std have one value for each
// latent channel. Source: diffusers' LTX and Wan pipelines.
type Latents struct {
	Mean  []float64
	Std   []float64
	Scale float64
}

// configVAE is what Kinora reads of vae_decoder/config.json. LTX exporters write
// the names with _data, diffusers those without.
type configVAE struct {
	Mean     []float64 `json:"latents_mean"`
	Std      []float64 `json:"latents_std"`
	MeanData []float64 `json:"latents_mean_data"`
	StdData  []float64 `json:"latents_std_data"`
	Scale    *float64  `json:"scaling_factor"`
}

const vaeConfig = VAEDecoder + "/config.json"

// readLatents reads the statistics; a pack without any has mean 0 and std 1.
func (p *Pack) readLatents() []*Error {
	if !p.lists(vaeConfig) {
		return []*Error{p.fail(Missing, vaeConfig, "is not listed in pack.json; it holds latents_mean and latents_std", doAsk)}
	}
	raw, bad := p.readSmall(vaeConfig, maxConfig)
	if bad != nil {
		return []*Error{bad}
	}
	var c configVAE
	if err := json.Unmarshal(raw, &c); err != nil {
		return []*Error{p.badJSON(BadConfig, vaeConfig, err)}
	}
	n := p.Manifest.Geometry.LatentChannels
	l := Latents{Mean: first(c.Mean, c.MeanData), Std: first(c.Std, c.StdData), Scale: 1}
	if l.Mean == nil {
		l.Mean = make([]float64, n)
	}
	if l.Std == nil {
		l.Std = ones(n)
	}
	if c.Scale != nil {
		l.Scale = *c.Scale
	}
	if what := l.wrong(n); what != "" {
		return []*Error{p.fail(BadConfig, vaeConfig, what, doAsk)}
	}
	p.Latents = l
	return nil
}

// wrong says what makes the statistics unusable for n channels, or "".
func (l Latents) wrong(n int) string {
	switch {
	case len(l.Mean) != n:
		return fmt.Sprintf("has %d values of latents_mean for %d latent channels", len(l.Mean), n)
	case len(l.Std) != n:
		return fmt.Sprintf("has %d values of latents_std for %d latent channels", len(l.Std), n)
	case !(l.Scale >= 1e-6 && l.Scale <= 1e6):
		return fmt.Sprintf("has scaling_factor %g, which is no sane factor", l.Scale)
	}
	for i := range n {
		if !(l.Std[i] >= 1e-6 && l.Std[i] <= 1e6) {
			return fmt.Sprintf("has latents_std %g in channel %d, which cannot be divided by", l.Std[i], i)
		}
		if !(math.Abs(l.Mean[i]) <= 1e6) {
			return fmt.Sprintf("has latents_mean %g in channel %d, which is no sane mean", l.Mean[i], i)
		}
	}
	return ""
}

func first(a, b []float64) []float64 {
	if a != nil {
		return a
	}
	return b
}

func ones(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = 1
	}
	return out
}
