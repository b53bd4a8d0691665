package diffuse_test

import (
	"context"
	"errors"
	"fmt"
	"image"
	"math"
	"strings"
	"testing"

	"kinora/engine/diffuse"
	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/engine/tensor"
	"kinora/projects"
	"kinora/projects/rational"
)

// manifest is a small pack's: 4 latent channels, patches of 1×2×2, 4 frames and 8
// pixels per latent.
func manifest() *pack.Manifest {
	return &pack.Manifest{
		ID: "exact", Name: "Exact", Files: []pack.File{{Path: "vae_encoder/model.onnx", Size: 1}}, Layout: pack.Token, FPS: 12,
		Geometry: pack.Geometry{
			LatentChannels: 4, Patch: [3]int{1, 2, 2}, Compression: pack.Compression{Time: 4, Space: 8},
			CausalFix: true, Coords: pack.Coords{Unit: "seconds"},
		},
		Text: pack.Text{MaxLength: 6, EncoderMask: true, ZeroPad: true, Clean: "none", Padding: "max_length"},
		Cond: pack.Conditioning{
			Placement: "prepend", PrefixLatentFrames: 2, TimestepRule: "scale", Update: "per_token", NegativeIndex: true,
		},
		Schedule: pack.Schedule{Kind: "flow_shift", Solver: "euler", Steps: 8, Shift: 3},
		Guidance: pack.Guidance{Mode: "batched", Scale: 4},
		VAE:      pack.VAE{Posterior: "mode", NoiseSpace: "raw"},
		Limits: pack.Limits{
			Frames: pack.FrameLimits{Min: 1, Max: 49, Default: 17},
			Size:   pack.SizeLimits{Min: 16, Max: 128, Multiple: 16, Default: [2]int{48, 32}},
			Steps:  pack.StepLimits{Min: 1, Max: 100}, MaxTokens: 2000,
		},
		Window:  pack.Window{Frames: 49},
		Preview: pack.Preview{Matrix: [][3]float32{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {0, 0, 0}}},
	}
}

// words is a tokenizer: one id per word, its length, then 1 to end with.
type words struct{}

func (words) EncodePrompt(s string, maxLength int, pad bool) (ids, mask []int64) {
	for _, w := range strings.Fields(s) {
		ids = append(ids, int64(len(w)))
	}
	ids = append(ids[:min(len(ids), maxLength-1)], 1)
	for range ids {
		mask = append(mask, 1)
	}
	for pad && len(ids) < maxLength {
		ids, mask = append(ids, 0), append(mask, 0)
	}
	return ids, mask
}

// exact is a pack whose data is known: Gaussians around a mean that the prompt sets,
// so that the best possible velocity can be written down. It keeps count of what the
// engine does with it.
type exact struct {
	t      *testing.T
	spread float64 // deviation of the data; 0 is a single point
	inputs []infer.Port
	runs   []map[string]infer.Value
	during func(run int) error
	poison float32 // added to every velocity
	open   int
	opened []plan.Stage
}

// mean is where the data lies for a prompt whose first id is word, in channel ch.
func mean(word, ch int) float64 { return 0.1*float64(word) - 0.2*float64(ch) }

func tokenPorts() []infer.Port {
	return []infer.Port{
		{Name: "hidden_states", Type: infer.Float32, Shape: []int{-1, -1, 16}},
		{Name: "encoder_hidden_states", Type: infer.Float32, Shape: []int{-1, -1, 3}},
		{Name: "encoder_attention_mask", Type: infer.Int64, Shape: []int{-1, -1}},
		{Name: "timestep", Type: infer.Float32, Shape: []int{-1, -1}},
		{Name: "video_coords", Type: infer.Float32, Shape: []int{-1, 3, -1}},
	}
}

func gridPorts() []infer.Port {
	return []infer.Port{
		{Name: "hidden_states", Type: infer.Float32, Shape: []int{-1, 4, -1, -1, -1}},
		{Name: "encoder_hidden_states", Type: infer.Float32, Shape: []int{-1, -1, 3}},
		{Name: "timestep", Type: infer.Float32, Shape: []int{-1, -1}},
	}
}

// Open is diffuse.Models.
func (e *exact) Open(_ context.Context, s plan.Stage) (infer.Session, error) {
	if e.open++; e.open > 1 {
		e.t.Errorf("%s is opened while another stage is loaded", s)
	}
	e.opened = append(e.opened, s)
	return &session{exact: e, stage: s}, nil
}

type session struct {
	*exact
	stage  plan.Stage
	closed bool
}

func (s *session) Close() error {
	if !s.closed {
		s.open--
	}
	s.closed = true
	return nil
}

func (s *session) Inputs() []infer.Port {
	switch s.stage {
	case plan.TextEncoder:
		return []infer.Port{{Name: "input_ids"}, {Name: "attention_mask"}}
	case plan.VAEEncoder:
		return []infer.Port{{Name: "sample"}}
	}
	return s.inputs
}

func (s *session) Outputs() []infer.Port {
	return []infer.Port{
		{Name: "last_hidden_state", Shape: []int{-1, -1, 3}},
		{Name: "latent_parameters", Shape: []int{-1, 8, -1, -1, -1}},
		{Name: "out_sample"},
	}
}

func (s *session) Run(ctx context.Context, in map[string]infer.Value, out map[string]*tensor.Float) error {
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("stopped: %w", context.Cause(ctx))
	}
	switch s.stage {
	case plan.TextEncoder:
		encodeWords(in["input_ids"].(*tensor.Int), out["last_hidden_state"])
		return nil
	case plan.VAEEncoder:
		shrink(in["sample"].(*tensor.Float), out["latent_parameters"])
		return nil
	}
	s.runs = append(s.runs, copyInputs(in))
	if s.during != nil {
		if err := s.during(len(s.runs) - 1); err != nil {
			return err
		}
	}
	s.flow(in, out["out_sample"])
	return nil
}

// encodeWords gives every id as (id, id, id), padding as nines.
func encodeWords(ids *tensor.Int, out *tensor.Float) {
	for i, id := range ids.Data {
		v := float32(id)
		if id == 0 {
			v = 9
		}
		copy(out.Data[3*i:], []float32{v, v, v})
	}
}

// shrink averages blocks of 8×8 pixels over the first frame, then over fours; channel
// c is colour c mod 3, and what follows the 4 means is not looked at.
func shrink(in, out *tensor.Float) {
	frames, h, w := in.Shape[2], in.Shape[3], in.Shape[4]
	n, rows, cols := out.Shape[2], out.Shape[3], out.Shape[4]
	count := make([]float32, 4*n*rows*cols)
	for c := range 4 {
		for f := range frames {
			for y := range h {
				for x := range w {
					at := ((c*n+(f+3)/4)*rows+y/8)*cols + x/8
					v := in.Data[((c%3*frames+f)*h+y)*w+x]
					count[at]++
					out.Data[at] += (v - out.Data[at]) / count[at]
				}
			}
		}
	}
}

// flow is the velocity E[ε - x₀ | x] of the Gaussian data, per token or per grid cell.
func (e *exact) flow(in map[string]infer.Value, out *tensor.Float) {
	x, times := in["hidden_states"].(*tensor.Float), in["timestep"].(*tensor.Float)
	text := in["encoder_hidden_states"].(*tensor.Float)
	batch := x.Shape[0]
	n, words := len(x.Data)/batch, len(text.Data)/batch
	for i, v := range x.Data {
		b, k := i/n, i%n
		word := int(text.Data[b*words])
		ch, level := place(x.Shape, times, b, k)
		mu, d2 := mean(word, ch), e.spread*e.spread
		variance := (1-level)*(1-level)*d2 + level*level
		if variance == 0 {
			out.Data[i] = e.poison
			continue
		}
		r := (float64(v) - (1-level)*mu) / variance
		out.Data[i] = float32(level*r-mu-(1-level)*d2*r) + e.poison
	}
}

// place is the channel and the noise level of value k of sequence b.
func place(shape []int, times *tensor.Float, b, k int) (ch int, level float64) {
	per := len(times.Data) / times.Shape[0]
	if per == 1 {
		return k % shape[2] / 4, float64(times.Data[b]) / 1000
	}
	if len(shape) == 3 {
		token := k / shape[2]
		return k % shape[2] / 4, float64(times.Data[b*per+token]) / 1000
	}
	plane := shape[3] * shape[4]
	ch, f := k/(shape[2]*plane), k/plane%shape[2]
	y, x := k%plane/shape[4], k%shape[4]
	token := f*plane/4 + y/2*(shape[4]/2) + x/2
	return ch, float64(times.Data[b*per+token]) / 1000
}

func copyInputs(in map[string]infer.Value) map[string]infer.Value {
	out := map[string]infer.Value{}
	for name, v := range in {
		switch v := v.(type) {
		case *tensor.Float:
			out[name] = v.Clone()
		default:
			out[name] = v
		}
	}
	return out
}

func (e *exact) times(run int) []float32 { return e.runs[run]["timestep"].(*tensor.Float).Data }

// job is one run of the loop, with everything that a test may want to change.
type job struct {
	m        *pack.Manifest
	shot     projects.Shot
	model    *exact
	pictures diffuse.Pictures
	observe  diffuse.Observer
	keeper   diffuse.Keeper
	final    func(ctx context.Context, take latent.Clip, frames int) error
}

func newJob(t *testing.T) *job {
	t.Helper()
	j := &job{
		m: manifest(), model: &exact{t: t, inputs: tokenPorts()},
		shot: projects.Shot{Prompt: "three words here", Negative: "no", Seed: 11},
	}
	j.pictures = func(_ context.Context, c projects.Condition, n int, size projects.Size) ([]*image.RGBA, error) {
		return striped(min(n, c.Frames), size), nil
	}
	return j
}

func (j *job) plan(t *testing.T) plan.Plan {
	t.Helper()
	p, err := plan.For(j.shot, j.m, projects.PackRef{ID: "exact"}, "cpu")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (j *job) try(ctx context.Context, t *testing.T) (*diffuse.Latents, error) {
	t.Helper()
	in := diffuse.Inputs{
		Models: j.model, Tokenizer: words{}, Pictures: j.pictures,
		Latents: pack.Latents{Mean: []float64{0, 0.1, 0, 0}, Std: []float64{1, 1, 2, 1}, Scale: 1},
		Keeper:  j.keeper, Final: j.final,
	}
	l, err := diffuse.Run(ctx, j.plan(t), in, j.observe)
	if j.model.open != 0 {
		t.Errorf("%d sessions are left open", j.model.open)
	}
	return l, err
}

func (j *job) run(t *testing.T) *diffuse.Latents {
	t.Helper()
	l, err := j.try(t.Context(), t)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// striped is n pictures of one colour each, brighter from one to the next.
func striped(n int, size projects.Size) []*image.RGBA {
	var out []*image.RGBA
	for f := range n {
		m := image.NewRGBA(image.Rect(0, 0, size.Width, size.Height))
		for i := 0; i < len(m.Pix); i += 4 {
			copy(m.Pix[i:], []byte{byte(20 * (f % 12)), 128, byte(255 - 20*(f%12)), 255})
		}
		out = append(out, m)
	}
	return out
}

// colour is the normalised latent of channel ch of a striped picture with index f.
func colour(f, ch int) float64 {
	rgb := [3]float64{float64(20 * (f % 12)), 128, float64(255 - 20*(f%12))}
	raw := rgb[ch%3]/127.5 - 1
	return [4]float64{raw, raw - 0.1, raw / 2, raw}[ch]
}

func still(frame int, strength float64) projects.Condition {
	return projects.Condition{Asset: "a", Frame: frame, Frames: 1, Strength: strength}
}

func near(t *testing.T, what string, got []float32, want, tol float64) {
	t.Helper()
	for i, v := range got {
		if !(math.Abs(float64(v)-want) <= tol) {
			t.Fatalf("%s: value %d is %v, want %v", what, i, v, want)
		}
	}
}

func deviation(x []float32) float64 {
	sum, square := 0.0, 0.0
	for _, v := range x {
		sum += float64(v)
		square += float64(v) * float64(v)
	}
	n := float64(len(x))
	return math.Sqrt(square/n - sum/n*sum/n)
}

var errBroken = errors.New("the graph broke")

func sec(num, den int64) rational.Rat { return rational.New(num, den) }
