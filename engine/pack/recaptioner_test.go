//go:build cgo

package pack_test

import (
	"strings"
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

func TestARecaptionerIsCheckedAndRunLikeEveryGraph(t *testing.T) {
	r := pack.CheckDir(t.Context(), cpu(t), tiny(t, enginetest.Options{Recaptioner: &enginetest.Recaptioner{Words: "{}"}}), nil)
	if !r.OK() || !strings.Contains(r.String(), "recaptioner/model.onnx") || strings.Count(r.String(), "ran in") != 5 {
		t.Errorf("%s", r)
	}
}

func TestRecaptionersThatDoNotFitAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		says    string
		options enginetest.Options
	}{
		"without past": {"has no input past", enginetest.Options{Graph: recaptionerPorts(func(g *onnxgraph.Graph) { g.Inputs = g.Inputs[:1] })}},
		"open width": {"does not fix layers", enginetest.Options{Graph: recaptionerPorts(func(g *onnxgraph.Graph) {
			g.Inputs[1].Shape[4] = -1
		})}},
		"without present": {"has no output present", enginetest.Options{Graph: recaptionerPorts(func(g *onnxgraph.Graph) { g.Outputs = g.Outputs[:1] })}},
		"without words":   {"vocabulary.json", enginetest.Options{Files: func(files map[string][]byte) { delete(files, pack.RecaptionerWords) }}},
	} {
		t.Run(name, func(t *testing.T) {
			c.options.Recaptioner = &enginetest.Recaptioner{Words: "{}"}
			_, err := pack.Open(tiny(t, c.options))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v, want %q", err, c.says)
			}
		})
	}
}

func recaptionerPorts(change func(*onnxgraph.Graph)) func(string, *onnxgraph.Model) {
	return func(name string, m *onnxgraph.Model) {
		if name == pack.Recaptioner {
			change(&m.Graph)
		}
	}
}
