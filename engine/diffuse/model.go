package diffuse

import (
	"context"
	"fmt"
	"time"

	"kinora/engine/infer"
	"kinora/engine/latent"
	"kinora/engine/plan"
	"kinora/engine/sched"
	"kinora/engine/tensor"
)

// model is the transformer bound to one window: every buffer is made once, and a
// step only fills them.
type model struct {
	session infer.Session
	state   *state
	calls   []call // one for all branches, or one for each
	grid    bool   // hidden_states is a grid, not tokens
	once    bool   // one timestep for all tokens will do
	guided  bool   // there are two branches, the negative prompt's first
	scale   float64
	rescale float64
	rope    [3]float64    // seconds and pixels per token, for exports without coordinates
	v       []float32     // the guided velocity, as tokens
	spent   time.Duration // inside the session
}

// call is one run of the transformer with its inputs and outputs.
type call struct {
	in     map[string]infer.Value
	out    map[string]*tensor.Float
	hidden *tensor.Float
	time   *tensor.Float
	result *tensor.Float
	batch  int
}

// newModel binds the inputs by name. An input that the contract does not know, or
// one that cannot be filled, is an error that wraps ErrPort and names it.
func newModel(session infer.Session, p plan.Plan, s *state, texts []embedding) (*model, error) {
	m := &model{
		session: session, state: s, grid: p.Pack.Layout == "grid", guided: len(texts) == 2,
		scale: p.Recipe.Guidance, rescale: p.Pack.Guidance.Rescale, v: make([]float32, len(s.x)),
		rope: ropeScale(p), once: p.Pack.Cond.OneTimestep && len(s.known) == 0,
	}
	groups := [][]embedding{texts}
	if p.Pack.Guidance.Mode == "sequential" && m.guided {
		groups = [][]embedding{texts[:1], texts[1:]}
	}
	for _, g := range groups {
		c, err := m.bind(g)
		if err != nil {
			return nil, err
		}
		m.calls = append(m.calls, c)
	}
	return m, nil
}

// bind makes the buffers of one run for a batch of prompts.
func (m *model) bind(texts []embedding) (call, error) {
	s, b := m.state, len(texts)
	c := call{batch: b, in: map[string]infer.Value{}, hidden: tensor.NewFloat(b, s.total, s.width)}
	if m.grid {
		c.hidden = tensor.NewFloat(append([]int{b}, s.grid.Shape()[1:]...)...)
	}
	c.result = tensor.NewFloat(c.hidden.Shape...)
	c.out = map[string]*tensor.Float{"out_sample": c.result}
	for _, p := range m.session.Inputs() {
		value, err := m.input(&c, p, texts)
		if err != nil {
			return c, err
		}
		c.in[p.Name] = value
	}
	if c.time == nil {
		return c, fmt.Errorf("transformer has no timestep: %w", ErrPort)
	}
	if s.own.to-s.own.from < s.total && c.in["video_coords"] == nil {
		return c, fmt.Errorf("transformer has no video_coords, so known frames can only be the first: %w", ErrPort)
	}
	return c, nil
}

// input is the value of one port.
func (m *model) input(c *call, p infer.Port, texts []embedding) (infer.Value, error) {
	switch p.Name {
	case "hidden_states":
		if len(p.Shape) > 1 && m.grid && p.Shape[1] > 0 && p.Shape[1] != m.state.grid.Channels {
			return nil, fmt.Errorf("hidden_states of transformer has %d channels, the latents %d: %w",
				p.Shape[1], m.state.grid.Channels, ErrPort)
		}
		return c.hidden, nil
	case "timestep":
		return m.timestep(c, p)
	case "encoder_hidden_states":
		return stackStates(texts), nil
	case "encoder_attention_mask":
		return stackMasks(texts), nil
	case "video_coords":
		return m.coords(c.batch), nil
	case "guidance":
		g := tensor.NewFloat(c.batch)
		for i := range g.Data {
			g.Data[i] = float32(m.scale)
		}
		return g, nil
	}
	if v := m.extent(p); v != nil {
		return v, nil
	}
	return nil, fmt.Errorf("%s of transformer: %w", p.Name, ErrPort)
}

// timestep is [B,S], [B,1] where all tokens have the same and the pack takes that, or [B]
// for a model that cannot tell tokens apart.
func (m *model) timestep(c *call, p infer.Port) (infer.Value, error) {
	switch {
	case len(p.Shape) != 1 && m.once:
		c.time = tensor.NewFloat(c.batch, 1)
		return c.time, nil
	case len(p.Shape) != 1:
		c.time = tensor.NewFloat(c.batch, m.state.total)
		return c.time, nil
	case len(m.state.known) > 0:
		return nil, fmt.Errorf("timestep of transformer is one for all tokens, so it can be given no known frames: %w", ErrPort)
	}
	c.time = tensor.NewFloat(c.batch)
	return c.time, nil
}

func (m *model) coords(batch int) *tensor.Float {
	n := m.state.total
	shape := []int{batch, 3, n}
	if len(m.state.coords) > 3*n {
		shape = append(shape, 2)
	}
	return &tensor.Float{Shape: shape, Data: repeat(m.state.coords, batch)}
}

func repeat(x []float32, n int) []float32 {
	out := make([]float32, 0, n*len(x))
	for range n {
		out = append(out, x...)
	}
	return out
}

func stackStates(texts []embedding) *tensor.Float {
	t := &tensor.Float{Shape: append([]int{len(texts)}, texts[0].states.Shape[1:]...)}
	for _, e := range texts {
		t.Data = append(t.Data, e.states.Data...)
	}
	return t
}

func stackMasks(texts []embedding) *tensor.Int {
	t := &tensor.Int{Shape: append([]int{len(texts)}, texts[0].mask.Shape[1:]...)}
	for _, e := range texts {
		t.Data = append(t.Data, e.mask.Data...)
	}
	return t
}

// velocity is the guided velocity at x, with a timestep, 0…1000, for each token. It
// is valid until the next call, and may be written to.
func (m *model) velocity(ctx context.Context, x, times []float32) ([]float32, error) {
	for _, c := range m.calls {
		m.fill(c, x, times)
		began := time.Now()
		err := m.session.Run(ctx, c.in, c.out)
		m.spent += time.Since(began)
		if err != nil {
			return nil, err
		}
	}
	m.guide()
	if !finite(m.v) {
		return nil, ErrNotFinite
	}
	return m.v, nil
}

func (m *model) fill(c call, x, times []float32) {
	n := len(x)
	first := c.hidden.Data[:n]
	if m.grid {
		latent.Unpack(first, x, m.state.grid, m.state.patch)
	} else {
		copy(first, x)
	}
	per := len(c.time.Data) / c.batch
	for b := range c.batch {
		copy(c.hidden.Data[b*n:(b+1)*n], first)
		copy(c.time.Data[b*per:(b+1)*per], times)
	}
}

// guide joins the branches into m.v.
func (m *model) guide() {
	n := len(m.v)
	last := m.calls[len(m.calls)-1].result.Data
	cond := last[len(last)-n:]
	out := m.v
	if m.grid {
		out = cond // joined in place, then packed
	}
	if !m.guided {
		copy(out, cond)
	} else {
		sched.Guide(out, m.calls[0].result.Data[:n], cond, m.scale, m.rescale)
	}
	if m.grid {
		latent.Pack(m.v, out, m.state.grid, m.state.patch)
	}
}

// finite reports whether all of x is numbers: v-v is 0 for those and not a number for
// all else. Four sums side by side, because each waits for its last.
func finite(x []float32) bool {
	var sum [4]float32
	for ; len(x) >= 4; x = x[4:] {
		sum[0] += x[0] - x[0]
		sum[1] += x[1] - x[1]
		sum[2] += x[2] - x[2]
		sum[3] += x[3] - x[3]
	}
	for _, v := range x {
		sum[0] += v - v
	}
	return sum[0]+sum[1]+sum[2]+sum[3] == 0
}
