//go:build cgo

package pack_test

import (
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

func TestACriticIsCheckedAndRunLikeEveryGraph(t *testing.T) {
	r := pack.CheckDir(t.Context(), cpu(t), tiny(t, enginetest.Options{Critic: true}), nil)
	if !r.OK() || !strings.Contains(r.String(), "critic/model.onnx") || strings.Count(r.String(), "ran in") != 5 {
		t.Errorf("%s", r)
	}
}

func TestCriticsThatDoNotFitAreRefused(t *testing.T) {
	of := func(graph string, change func(*onnxgraph.Graph)) func(string, *onnxgraph.Model) {
		return func(name string, m *onnxgraph.Model) {
			if name == graph {
				change(&m.Graph)
			}
		}
	}
	for name, c := range map[string]struct {
		says    string
		options enginetest.Options
	}{
		"without a score": {"has no output score", enginetest.Options{
			Critic: true,
			Graph:  of(pack.Critic, func(g *onnxgraph.Graph) { g.Outputs[0].Name = "sum" }),
		}},
		"that reads more": {"has 99 where pack.json gives 8", enginetest.Options{
			Critic: true,
			Graph:  of(pack.Critic, func(g *onnxgraph.Graph) { g.Inputs[2].Shape[2] = 99 }),
		}},
		"that is shown no references": {"has no input references", enginetest.Options{
			Critic: true,
			Graph:  of(pack.Critic, func(g *onnxgraph.Graph) { g.Inputs[1].Name = "pictures" }),
		}},
		"nobody asks it": {"pack.json has no search", enginetest.Options{
			Critic:   true,
			Manifest: func(m *pack.Manifest) { m.Search = pack.Search{} },
		}},
		"without a graph": {"pack.json, which has a search", enginetest.Options{
			Manifest: func(m *pack.Manifest) { m.Search = pack.Search{Frames: 3, Tries: 2} },
		}},
		"too many tries": {"search.tries", enginetest.Options{
			Critic:   true,
			Manifest: func(m *pack.Manifest) { m.Search.Tries = 17 },
		}},
		"that sees nothing": {"search.frames", enginetest.Options{
			Critic:   true,
			Manifest: func(m *pack.Manifest) { m.Search.Frames = 0 },
		}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := pack.Open(tiny(t, c.options))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %q", err, c.says)
			}
		})
	}
}
