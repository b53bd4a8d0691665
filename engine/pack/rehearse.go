package pack

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"kinora/engine/infer"
	"kinora/engine/tensor"
)

// rehearse loads a graph, runs it once at the smallest size that shows every
// extent, frees it, and says how that went.
func (p *Pack) rehearse(ctx context.Context, rt infer.Runtime, name string) (string, error) {
	s, known := p.sizes(), rules[name].in != nil || isTransformer(name)
	if rt == nil || !known {
		return "not run", nil
	}
	g, err := p.Graph(name)
	if err != nil {
		return "", err
	}
	start := time.Now()
	session, err := rt.Open(ctx, g)
	if err != nil {
		return "", p.runFailed(ctx, name, err)
	}
	defer session.Close()
	loaded := time.Since(start)
	in, out, ok := s.values(name, session.Inputs())
	if !ok {
		return fmt.Sprintf("loaded in %s; too large to be tried here", loaded.Round(time.Millisecond)), nil
	}
	if err := session.Run(ctx, in, out); err != nil {
		return "", p.runFailed(ctx, name, err)
	}
	for _, made := range out {
		if !finite(made.Data) {
			do := "export it in float32, or keep its norms and softmax in float32"
			return "", p.fail(BadGraph, graphPath(name), "gives numbers that are none (NaN or infinite)", do)
		}
	}
	if p.Manifest.Cond.OneTimestep && isTransformer(name) {
		if err := s.oneTimestep(ctx, session, name, in, out); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("loaded in %s, ran in %s on %s", loaded.Round(time.Millisecond), (time.Since(start) - loaded).Round(time.Millisecond), rt.Device()), nil
}

// oneTimestep runs a transformer again with a timestep for all tokens in place of one for
// each, of which it must make the same.
func (s sizes) oneTimestep(ctx context.Context, session infer.Session, name string, in map[string]infer.Value, out map[string]*tensor.Float) error {
	made := out["out_sample"]
	each, largest := slices.Clone(made.Data), 0.0
	one := tensor.NewFloat(s.batch, 1)
	for i := range one.Data {
		one.Data[i] = s.real("timestep", i)
	}
	in["timestep"] = one
	if err := session.Run(ctx, in, out); err != nil {
		return s.p.runFailed(ctx, name, err)
	}
	apart := 0.0
	for i, v := range each {
		largest = max(largest, math.Abs(float64(v)))
		apart = max(apart, math.Abs(float64(v-made.Data[i])))
	}
	if apart > 1e-3*largest {
		return s.p.fail(BadGraph, graphPath(name), "makes something else of one timestep for all tokens", "remove conditioning.one_timestep from pack.json")
	}
	return nil
}

// runFailed turns what the runtime said into an Error; a cancelled check stays one.
func (p *Pack) runFailed(ctx context.Context, name string, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	do := "export it again as Kinora's pack contract says"
	if errors.Is(err, infer.ErrMemory) {
		do = "close other programs or use a smaller pack"
	}
	e := p.fail(BadGraph, graphPath(name), "does not run: "+err.Error(), do)
	e.Err = err
	return e
}

func finite(data []float32) bool {
	for _, v := range data {
		if math.IsNaN(float64(v)) || math.IsInf(float64(v), 0) {
			return false
		}
	}
	return true
}

// sizes is a small clip in all the units that graphs count in.
type sizes struct {
	p                     *Pack
	batch                 int
	frames, height, width int // pixels
	f, h, w               int // latents
	tokens, text          int
}

// sizes takes two latent frames of patches, so that a wrong compression shows, and
// the smallest side that is allowed.
func (p *Pack) sizes() sizes {
	g, l := p.Manifest.Geometry, p.Manifest.Limits.Size
	side := (l.Min + l.Multiple - 1) / l.Multiple * l.Multiple
	s := sizes{p: p, batch: 1, height: side, width: side, text: p.Manifest.Text.MaxLength}
	if p.Manifest.Guidance.Mode == "batched" {
		s.batch = 2
	}
	s.f, s.h, s.w = 2*g.Patch[0], side/g.Compression.Space, side/g.Compression.Space
	s.frames = s.f * g.Compression.Time
	if g.CausalFix {
		s.frames = (s.f-1)*g.Compression.Time + 1
	}
	s.tokens = g.tokens(s.f, [2]int{side, side})
	return s
}

// mostValues bounds a tensor of a rehearsal to 1 GiB: a pack may claim anything.
const mostValues = 1 << 28

// values makes all that a graph reads and the tensors that it fills; not ok where
// one of them would be too large.
func (s sizes) values(graph string, ports []infer.Port) (in map[string]infer.Value, out map[string]*tensor.Float, ok bool) {
	in, out = map[string]infer.Value{}, map[string]*tensor.Float{}
	for _, port := range ports {
		shape := s.inputShape(graph, port)
		if !affordable(shape) {
			return nil, nil, false
		}
		in[port.Name] = s.input(port, shape)
	}
	for _, name := range contractOutputs(graph) {
		shape := s.outputShape(graph, name)
		if !affordable(shape) {
			return nil, nil, false
		}
		out[name] = tensor.NewFloat(shape...)
	}
	return in, out, true
}

func affordable(shape []int) bool {
	n := 1.0
	for _, d := range shape {
		n *= float64(d)
	}
	return n <= mostValues
}

// input makes a value for a port.
func (s sizes) input(port infer.Port, shape []int) infer.Value {
	if port.Type == infer.Int64 {
		return s.whole(port.Name, shape)
	}
	t := tensor.NewFloat(shape...)
	for i := range t.Data {
		t.Data[i] = s.real(port.Name, i)
	}
	return t
}

func (s sizes) whole(name string, shape []int) infer.Value {
	t := tensor.NewInt(shape...)
	value := map[string]int{"num_frames": s.f, "height": s.h, "width": s.w}[name]
	for i := range t.Data {
		t.Data[i] = int64(max(1, value))
	}
	return t
}

// real is values in the range that a port is used with.
func (s sizes) real(name string, i int) float32 {
	switch name {
	case "timestep":
		return 0.5
	case "guidance", "rope_interpolation_scale", "control_hidden_states_scale":
		return 1
	case "num_frames", "height", "width":
		return float32(map[string]int{"num_frames": s.f, "height": s.h, "width": s.w}[name])
	}
	return float32(i*37%19-9) / 9
}
