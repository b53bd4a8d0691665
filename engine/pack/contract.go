package pack

import (
	"fmt"
	"slices"
	"strings"

	"kinora/engine/infer"
)

// port is what the contract says of one input or output. ranks is the numbers of
// dimensions that are allowed.
type port struct {
	name     string
	types    []infer.Type
	ranks    []int
	optional bool
}

func f32(name string, ranks ...int) port {
	return port{name: name, types: []infer.Type{infer.Float32}, ranks: ranks}
}

func i64(name string, ranks ...int) port {
	return port{name: name, types: []infer.Type{infer.Int64}, ranks: ranks}
}

// scalar is a lone number, of whichever type an exporter gave it.
func scalar(name string) port {
	return port{name: name, types: []infer.Type{infer.Int64, infer.Float32}, ranks: []int{0, 1}}
}

func (p port) opt() port { p.optional = true; return p }

// rule is what the contract says of one graph.
type rule struct{ in, out []port }

// rules is the contract for the graphs that have one form only.
var rules = map[string]rule{
	TextEncoder: {
		in:  []port{i64("input_ids", 2), i64("attention_mask", 2).opt()},
		out: []port{f32("last_hidden_state", 3)},
	},
	VAEEncoder: {
		in:  []port{f32("sample", 5)},
		out: []port{f32("latent_parameters", 5)},
	},
	VAEDecoder: {
		in:  []port{f32("latent_sample", 5), f32("timestep", 1).opt()},
		out: []port{f32("sample", 5)},
	},
	LatentUpsampler: {
		in:  []port{f32("latent_sample", 5)},
		out: []port{f32("sample", 5)},
	},
	Recaptioner: {
		in:  []port{i64("input_ids", 2), f32(pastPort, 5)},
		out: []port{f32(logitsPort, 3), f32(presentPort, 5)},
	},
	Critic: {
		in:  []port{f32("frames", 4), f32("references", 4), f32("encoder_hidden_states", 3), i64("encoder_attention_mask", 2)},
		out: []port{f32("score", 1)},
	},
}

// formRules is the contract for the forms of a transformer.
var formRules = map[Form]rule{
	FormToken: {
		in: []port{
			f32("hidden_states", 3), f32("encoder_hidden_states", 3), i64("encoder_attention_mask", 2),
			f32("timestep", 2), f32("video_coords", 3, 4), f32("guidance", 1).opt(),
		},
		out: []port{f32("out_sample", 3)},
	},
	FormGrid: {
		in: []port{
			f32("hidden_states", 5), f32("timestep", 1, 2), f32("encoder_hidden_states", 3),
			i64("encoder_attention_mask", 2).opt(), f32("encoder_hidden_states_image", 3).opt(),
			f32("control_hidden_states", 5).opt(), f32("control_hidden_states_scale", 1).opt(),
		},
		out: []port{f32("out_sample", 5)},
	},
	FormCompat: {
		in: []port{
			f32("hidden_states", 3), f32("encoder_hidden_states", 3), i64("encoder_attention_mask", 2),
			f32("timestep", 1, 2), scalar("num_frames"), scalar("height"), scalar("width"),
			f32("rope_interpolation_scale", 1, 2),
		},
		out: []port{f32("out_sample", 3)},
	},
}

// contractOutputs is the outputs that Kinora reads of a graph; nil where the
// contract does not know the graph.
func contractOutputs(graph string) []string {
	r := rules[graph]
	if isTransformer(graph) {
		r = formRules[FormToken]
	}
	var out []string
	for _, p := range r.out {
		out = append(out, p.name)
	}
	return out
}

func isTransformer(graph string) bool { return graph == Transformer || graph == Transformer2 }

// misfits says where ports differ from the rule, a sentence's end for each.
func (r rule) misfits(inputs, outputs []infer.Port) []string {
	out := compare("input", r.in, inputs)
	for _, p := range inputs {
		if !slices.ContainsFunc(r.in, func(want port) bool { return want.name == p.Name }) {
			out = append(out, fmt.Sprintf("needs an input that Kinora does not know: %s", Describe(p)))
		}
	}
	return append(out, compare("output", r.out, outputs)...)
}

// compare checks that each port of the contract is there and fits. Ports of the
// graph that the contract does not have are not looked at.
func compare(kind string, want []port, have []infer.Port) []string {
	var out []string
	for _, w := range want {
		i := slices.IndexFunc(have, func(p infer.Port) bool { return p.Name == w.name })
		switch {
		case i < 0 && !w.optional:
			out = append(out, fmt.Sprintf("has no %s %s", kind, w.name))
		case i >= 0 && kind == "output" && have[i].Shape == nil && slices.Contains(w.types, have[i].Type):
			// Exporters may leave an output's rank open: running it will tell.
		case i >= 0 && !w.fits(have[i]):
			out = append(out, fmt.Sprintf("has the %s %s, where %s belongs", kind, Describe(have[i]), w))
		}
	}
	return out
}

// fits says whether type and rank are what the contract wants.
func (p port) fits(have infer.Port) bool {
	return slices.Contains(p.types, have.Type) && have.Shape != nil && slices.Contains(p.ranks, len(have.Shape))
}

func (p port) String() string {
	var types, ranks []string
	for _, t := range p.types {
		types = append(types, string(t))
	}
	for _, r := range p.ranks {
		ranks = append(ranks, fmt.Sprint(r))
	}
	return fmt.Sprintf("%s with %s dimensions", strings.Join(types, " or "), strings.Join(ranks, " or "))
}

// Describe is a port as people write it: name type[extents], ? for any extent.
func Describe(p infer.Port) string {
	if p.Shape == nil {
		return fmt.Sprintf("%s %s[…]", p.Name, p.Type)
	}
	dims := make([]string, len(p.Shape))
	for i, d := range p.Shape {
		dims[i] = "?"
		if d >= 0 {
			dims[i] = fmt.Sprint(d)
		}
	}
	return fmt.Sprintf("%s %s[%s]", p.Name, p.Type, strings.Join(dims, ","))
}
