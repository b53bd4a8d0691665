package pack_test

import (
	"testing"

	"kinora/engine/enginetest"
	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

// input changes one input of a graph; a nil change removes it.
func input(graph, name string, change func(*infer.Port)) func(string, *onnxgraph.Model) {
	return func(g string, m *onnxgraph.Model) {
		if g == graph {
			m.Graph.Inputs = alter(m.Graph.Inputs, name, change)
		}
	}
}

func output(graph, name string, change func(*infer.Port)) func(string, *onnxgraph.Model) {
	return func(g string, m *onnxgraph.Model) {
		if g == graph {
			m.Graph.Outputs = alter(m.Graph.Outputs, name, change)
		}
	}
}

func alter(ports []infer.Port, name string, change func(*infer.Port)) []infer.Port {
	var out []infer.Port
	for _, p := range ports {
		switch {
		case p.Name != name:
			out = append(out, p)
		case change != nil:
			change(&p)
			out = append(out, p)
		}
	}
	return out
}

func extra(graph string, p infer.Port) func(string, *onnxgraph.Model) {
	return func(g string, m *onnxgraph.Model) {
		if g == graph {
			m.Graph.Inputs = append(m.Graph.Inputs, p)
		}
	}
}

func shape(dims ...int) func(*infer.Port) { return func(p *infer.Port) { p.Shape = dims } }

func kind(t infer.Type) func(*infer.Port) { return func(p *infer.Port) { p.Type = t } }

func TestGraphsThatDoNotFitTheContractAreRefusedByPort(t *testing.T) {
	for name, c := range map[string]struct {
		graph string
		word  string
		o     enginetest.Options
	}{
		"an unknown input": {"transformer", "audio_hidden_states float32[?,?,64]", enginetest.Options{
			Graph: extra("transformer", infer.Port{Name: "audio_hidden_states", Type: infer.Float32, Shape: []int{-1, -1, 64}}),
		}},
		"an unknown input of the grid form": {"transformer", "skip_layers", enginetest.Options{
			Form: pack.FormGrid, Graph: extra("transformer", infer.Port{Name: "skip_layers", Type: infer.Int64, Shape: []int{-1}}),
		}},
		"an unknown input of the decoder": {"vae_decoder", "feat_cache", enginetest.Options{
			Graph: extra("vae_decoder", infer.Port{Name: "feat_cache", Type: infer.Float32, Shape: []int{-1}}),
		}},
		"half precision at the border": {"transformer", "float16", enginetest.Options{Graph: input("transformer", "hidden_states", kind("float16"))}},
		"a timestep of whole numbers":  {"transformer", "timestep int64", enginetest.Options{Graph: input("transformer", "timestep", kind(infer.Int64))}},
		"a mask of floats":             {"transformer", "encoder_attention_mask float32", enginetest.Options{Graph: input("transformer", "encoder_attention_mask", kind(infer.Float32))}},
		"ids of 32 bits":               {"text_encoder", "input_ids int32", enginetest.Options{Graph: input("text_encoder", "input_ids", kind("int32"))}},
		"coordinates of rank 2":        {"transformer", "video_coords", enginetest.Options{Graph: input("transformer", "video_coords", shape(-1, -1))}},
		"a timestep of rank 1":         {"transformer", "timestep", enginetest.Options{Graph: input("transformer", "timestep", shape(-1))}},
		"latents of rank 4":            {"vae_decoder", "latent_sample", enginetest.Options{Graph: input("vae_decoder", "latent_sample", shape(-1, 4, -1, -1))}},
		"an input of no rank":          {"transformer", "timestep float32[…]", enginetest.Options{Graph: input("transformer", "timestep", shape())}},
		"no timestep":                  {"transformer", "no input timestep", enginetest.Options{Graph: input("transformer", "timestep", nil)}},
		"no coordinates":               {"transformer", "no input video_coords", enginetest.Options{Graph: input("transformer", "video_coords", nil)}},
		"no text":                      {"transformer", "no input encoder_hidden_states", enginetest.Options{Form: pack.FormGrid, Graph: input("transformer", "encoder_hidden_states", nil)}},
		"another output":               {"transformer", "no output out_sample", enginetest.Options{Graph: output("transformer", "out_sample", func(p *infer.Port) { p.Name = "sum3" })}},
		"an output of half precision":  {"vae_decoder", "sample float16", enginetest.Options{Graph: output("vae_decoder", "sample", kind("float16"))}},
		"tokens of the wrong width":    {"transformer", "has 17 where pack.json gives 16", enginetest.Options{Graph: input("transformer", "hidden_states", shape(-1, -1, 17))}},
		"latents of too many channels": {"vae_decoder", "has 5 where pack.json gives 4", enginetest.Options{Graph: input("vae_decoder", "latent_sample", shape(-1, 5, -1, -1, -1))}},
		"a grid of too few channels":   {"transformer", "3 channels", enginetest.Options{Form: pack.FormGrid, Graph: input("transformer", "hidden_states", shape(-1, 3, -1, -1, -1))}},
		"a posterior of odd channels":  {"vae_encoder", "gives 7 channels", enginetest.Options{Graph: output("vae_encoder", "latent_parameters", shape(-1, 7, -1, -1, -1))}},
		"text of another width":        {"transformer", "width 9", enginetest.Options{Graph: input("transformer", "encoder_hidden_states", shape(-1, -1, 9))}},
		"text of no width": {"text_encoder", "does not fix", enginetest.Options{Graph: func(g string, m *onnxgraph.Model) {
			input("transformer", "encoder_hidden_states", shape(-1, -1, -1))(g, m)
			output("text_encoder", "last_hidden_state", shape(-1, -1, -1))(g, m)
		}}},
		"a mask that nobody takes":          {"text_encoder", "encoder_mask", enginetest.Options{Graph: input("text_encoder", "attention_mask", nil)}},
		"a grid that is said to be tokens":  {"transformer", "layout", enginetest.Options{Form: pack.FormGrid, Manifest: func(m *pack.Manifest) { m.Layout, m.Geometry.Coords.Unit = pack.Token, "seconds" }}},
		"tokens that are said to be a grid": {"transformer", "layout", enginetest.Options{Manifest: func(m *pack.Manifest) { m.Layout = pack.Grid }}},
		"bounds that are not there":         {"transformer", "coords.bounds", enginetest.Options{Manifest: func(m *pack.Manifest) { m.Geometry.Coords.Bounds = true }}},
		"bounds that nobody asked for":      {"transformer", "coords.bounds", enginetest.Options{Graph: input("transformer", "video_coords", shape(-1, 3, -1, 2))}},
		"a decoder without its timestep":    {"vae_decoder", "timestep", enginetest.Options{Manifest: func(m *pack.Manifest) { m.VAE.TimestepConditioning = true }}},
		"a decoder with a timestep":         {"vae_decoder", "timestep", enginetest.Options{Graph: extra("vae_decoder", infer.Port{Name: "timestep", Type: infer.Float32, Shape: []int{-1}})}},
	} {
		t.Run(name, func(t *testing.T) {
			refusedFS(t, embedded(t, c.o), pack.BadGraph, c.graph+"/model.onnx", c.word)
		})
	}
}

func TestWeightsMustLieBesideTheirGraphAndBeListed(t *testing.T) {
	outside := func(location string) enginetest.Options {
		return enginetest.Options{Graph: func(g string, m *onnxgraph.Model) {
			if g == "vae_decoder" {
				m.Graph.Weights[0].External = location
			}
		}}
	}
	for _, location := range []string{"../../../etc/passwd", "/etc/passwd", `..\weights`, "sub/weights.bin", "."} {
		refused(t, tiny(t, outside(location)), pack.Unsafe, "vae_decoder/model.onnx")
	}
	refused(t, tiny(t, outside("weights.bin")), pack.Missing, "vae_decoder/weights.bin", "not listed")
	whole := tiny(t, enginetest.Options{External: "weights.bin"})
	if r := pack.CheckDir(t.Context(), cpu(t), whole, nil); !r.OK() {
		t.Errorf("weights beside their graph are refused:\n%s", r)
	}
}
