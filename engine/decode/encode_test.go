package decode_test

import (
	"context"
	"errors"
	"image"
	"math"
	"testing"

	"kinora/engine/decode"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/noise"
	"kinora/engine/tensor"
)

// parameters is an encoder whose mean in channel c is 10c + the first pixel's red,
// and whose log-variance is ln 4.
type parameters struct {
	port   int // what the output port says; -1 is dynamic
	seen   *tensor.Float
	poison float32
}

func (p *parameters) Close() error         { return nil }
func (p *parameters) Inputs() []infer.Port { return []infer.Port{{Name: "sample"}} }
func (p *parameters) Outputs() []infer.Port {
	return []infer.Port{{Name: "latent_parameters", Shape: []int{-1, p.port, -1, -1, -1}}}
}

func (p *parameters) Run(_ context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	p.seen = in["sample"].(*tensor.Float)
	o := out["latent_parameters"]
	n := len(o.Data) / o.Shape[1]
	for i := range o.Data {
		o.Data[i] = float32(10*(i/n)) + p.seen.Data[0] + p.poison
		if i/n >= 4 {
			o.Data[i] = float32(math.Log(4))
		}
	}
	return nil
}

func pictures(n, w, h int) []*image.RGBA {
	var out []*image.RGBA
	for range n {
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range m.Pix {
			m.Pix[i] = 255
		}
		out = append(out, m)
	}
	return out
}

func TestEncodingTakesTheMeanOrADrawAroundIt(t *testing.T) {
	for _, port := range []int{4, 5, 8, -1} {
		for _, posterior := range []string{"mode", "sample"} {
			s := spec(true)
			s.VAE.Posterior = posterior
			s.Latents.Mean, s.Latents.Scale = []float64{1, 1, 1, 1}, 0.5
			p := &parameters{port: port}
			c, err := decode.Encode(t.Context(), pictures(5, 16, 8), p, s, 7)
			if err != nil {
				t.Fatal(err)
			}
			if c.Grid != (latent.Grid{Channels: 4, Frames: 2, Height: 1, Width: 2}) {
				t.Fatalf("grid %v", c.Grid)
			}
			e := make([]float32, len(c.Data))
			noise.Fill(e, s.Seed, noise.Stream(noise.Posterior, 7), 0)
			for i, v := range c.Data {
				want := float64(10 * (i / 4)) // mean 10c+1, less 1, halved
				if posterior == "sample" && port != 4 {
					want += 2 * float64(e[i])
				}
				if math.Abs(float64(v)-want/2) > 1e-5 {
					t.Fatalf("port %d %s: value %d is %v, want %v", port, posterior, i, v, want/2)
				}
			}
		}
	}
}

func TestPicturesBecomePlanes(t *testing.T) {
	m := pictures(5, 16, 8)
	m[2].Pix[4*(3*16+1)+2] = 0 // blue of column 1, row 3
	p := &parameters{port: 8}
	if _, err := decode.Encode(t.Context(), m, p, spec(true), 0); err != nil {
		t.Fatal(err)
	}
	at := ((2*5+2)*8+3)*16 + 1
	for i, v := range p.seen.Data {
		if want := float32(1 - 2*boolFloat(i == at)); v != want {
			t.Fatalf("value %d is %v, want %v", i, v, want)
		}
	}
}

func TestPicturesThatDoNotFitAreRefused(t *testing.T) {
	mixed := append(pictures(4, 16, 8), pictures(1, 8, 8)...)
	for name, m := range map[string][]*image.RGBA{
		"none": nil, "four frames": pictures(4, 16, 8), "an odd size": pictures(5, 12, 8), "two sizes": mixed,
	} {
		if _, err := decode.Encode(t.Context(), m, &parameters{port: 8}, spec(true), 0); !errors.Is(err, latent.ErrExtent) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := decode.Encode(t.Context(), pictures(1, 8, 8), &parameters{port: 7}, spec(true), 0); !errors.Is(err, latent.ErrExtent) {
		t.Errorf("an encoder of seven channels: %v", err)
	}
	broken := &parameters{port: 8, poison: float32(math.Inf(-1))}
	if _, err := decode.Encode(t.Context(), pictures(1, 8, 8), broken, spec(true), 0); !errors.Is(err, decode.ErrNotFinite) {
		t.Errorf("values that are not numbers: %v", err)
	}
}
