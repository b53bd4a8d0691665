//go:build cgo

package pack_test

import (
	"slices"
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

func TestEveryFormChecksWithoutProblems(t *testing.T) {
	rt := cpu(t)
	for _, form := range []pack.Form{pack.FormToken, pack.FormGrid, pack.FormCompat} {
		t.Run(string(form), func(t *testing.T) {
			dir := t.TempDir()
			if err := enginetest.Pack(dir, enginetest.Options{Form: form}); err != nil {
				t.Fatal(err)
			}
			r := pack.CheckDir(t.Context(), rt, dir, nil)
			if !r.OK() || !strings.Contains(r.String(), "This pack works.") {
				t.Errorf("a sound pack is said not to work:\n%s", r)
			}
			if n := strings.Count(r.String(), "ran in"); n != 4 {
				t.Errorf("%d graphs of 4 ran:\n%s", n, r)
			}
		})
	}
}

func TestOneTimestepForAllTokensIsTried(t *testing.T) {
	rt := cpu(t)
	check := func(o enginetest.Options) string {
		o.Manifest = func(m *pack.Manifest) { m.Cond.OneTimestep = true }
		return pack.CheckDir(t.Context(), rt, tiny(t, o), nil).String()
	}
	if got := check(enginetest.Options{}); !strings.Contains(got, "This pack works.") {
		t.Errorf("a transformer that takes one timestep is said not to work:\n%s", got)
	}
	summed := func(g string, m *onnxgraph.Model) {
		for i, n := range m.Graph.Nodes {
			if g == "transformer" && n.Out[0] == "scaled_time" {
				m.Graph.Weights = append(m.Graph.Weights, onnxgraph.Tensor{Name: "tokens_axis", Shape: []int{1}, Ints: []int64{1}})
				sum := onnxgraph.Node{Op: "CumSum", In: []string{n.In[0], "tokens_axis"}, Out: []string{"summed_time"}}
				m.Graph.Nodes[i].In[0] = "summed_time"
				m.Graph.Nodes = slices.Insert(m.Graph.Nodes, i, sum)
				return
			}
		}
	}
	if got := check(enginetest.Options{Graph: summed}); !strings.Contains(got, "one timestep for all tokens") {
		t.Errorf("a transformer that makes something else of one timestep passes:\n%s", got)
	}
	if got := check(enginetest.Options{Form: pack.FormGrid}); !strings.Contains(got, "conditioning.one_timestep") {
		t.Errorf("a grid with one timestep passes:\n%s", got)
	}
}

func TestGraphsThatOnlyRunningShowsToBeWrong(t *testing.T) {
	rt := cpu(t)
	for name, c := range map[string]struct {
		graph, word string
		change      func(*onnxgraph.Model)
	}{
		"an operator that does not exist": {"transformer", "does not run", func(m *onnxgraph.Model) { m.Graph.Nodes[0].Op = "NoSuchOperator" }},
		"a decoder of the wrong size":     {"vae_decoder", "does not run", func(m *onnxgraph.Model) { m.Graph.Weights[1].Floats = []float32{1, 1, 4, 4, 4} }},
		"a decoder that keeps all frames": {"vae_decoder", "does not run", func(m *onnxgraph.Model) { m.Graph.Weights[2].Ints = []int64{0} }},
		"numbers that are none": {"transformer", "NaN", func(m *onnxgraph.Model) {
			m.Graph.Nodes[len(m.Graph.Nodes)-1] = onnxgraph.Node{Op: "Log", In: []string{"hidden_states"}, Out: []string{"out_sample"}}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			dir := tiny(t, enginetest.Options{Graph: func(g string, m *onnxgraph.Model) {
				if g == c.graph {
					c.change(m)
				}
			}})
			r := pack.CheckDir(t.Context(), rt, dir, nil)
			if r.OK() || !strings.Contains(r.String(), c.word) || !strings.Contains(r.String(), "FAIL  "+c.graph) {
				t.Errorf("it passes:\n%s", r)
			}
		})
	}
}
