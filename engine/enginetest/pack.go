package enginetest

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"

	"kinora/engine/infer/onnxgraph"
	"kinora/engine/pack"
)

// Options says how a tiny pack differs from the plain one. The zero value gives a
// valid pack of the token form.
type Options struct {
	// Form is the transformer's form; "" is the token form.
	Form pack.Form
	// Graph may change a graph before it is written, e.g. add an input.
	Graph func(name string, m *onnxgraph.Model)
	// Recaptioner is one that the pack carries; nil is none.
	Recaptioner *Recaptioner
	// Critic says that the pack carries one.
	Critic bool
	// External keeps the weights beside each graph in a file of this name.
	External string
	// Files may change, add or remove files before their sums are taken.
	Files func(map[string][]byte)
	// Manifest may change pack.json before it is written.
	Manifest func(*pack.Manifest)
}

// Pack writes a whole tiny pack into dir: pack.json with right sizes and sums,
// graphs that run, a tokenizer. Everything is the same each time.
func Pack(dir string, o Options) error {
	files, err := Files(o)
	if err != nil {
		return err
	}
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// Files is the same pack in memory, by slash-separated path.
func Files(o Options) (map[string][]byte, error) {
	files := o.files()
	if o.Files != nil {
		o.Files(files)
	}
	m := Manifest(o.Form)
	m.Files = listed(files)
	if o.Critic {
		m.Search = pack.Search{Frames: 3, Enough: 0.5, Tries: 3}
	}
	if o.Manifest != nil {
		o.Manifest(&m)
	}
	raw, err := json.MarshalIndent(m, "", " ")
	files["pack.json"] = raw
	return files, err
}

// listed is files[] of pack.json, sorted by path.
func listed(files map[string][]byte) []pack.File {
	var out []pack.File
	for name, data := range files {
		sum := sha256.Sum256(data)
		out = append(out, pack.File{Path: name, Size: int64(len(data)), SHA256: hex.EncodeToString(sum[:])})
	}
	slices.SortFunc(out, func(a, b pack.File) int {
		if a.Path < b.Path {
			return -1
		}
		return 1
	})
	return out
}

// files is everything but pack.json.
func (o Options) files() map[string][]byte {
	files := map[string][]byte{
		"model_index.json":                []byte(`{"_class_name": "LTXConditionPipeline"}`),
		"scheduler/scheduler_config.json": []byte(`{"_class_name": "FlowMatchEulerDiscreteScheduler", "shift": 3.0}`),
		"tokenizer/spiece.model":          Tokenizer(),
		"tokenizer/tokenizer_config.json": []byte(tokenizerConfig),
		"text_encoder/config.json":        []byte(`{"hidden_size": 8}`),
		"transformer/config.json":         []byte(`{"in_channels": 16}`),
		"vae_encoder/config.json":         []byte(`{"latent_channels": 4}`),
		"vae_decoder/config.json": []byte(`{"latent_channels": 4, "scaling_factor": 0.5,
"latents_mean": [0.1, -0.1, 0.2, 0], "latents_std": [1, 2, 0.5, 1.5]}`),
	}
	if o.Recaptioner != nil {
		o.Recaptioner.put(files)
	}
	for name, m := range o.graphs() {
		if o.Graph != nil {
			o.Graph(name, &m)
		}
		if o.External != "" {
			files[name+"/"+o.External] = moveOut(&m, o.External)
		}
		files[name+"/model.onnx"] = m.Marshal()
	}
	return files
}

func (o Options) graphs() map[string]onnxgraph.Model {
	transformer := TokenGraph()
	switch o.Form {
	case pack.FormGrid:
		transformer = GridGraph()
	case pack.FormCompat:
		transformer = CompatGraph()
	}
	out := map[string]onnxgraph.Model{
		pack.TextEncoder: TextEncoderGraph(), pack.Transformer: transformer,
		pack.VAEEncoder: EncoderGraph(), pack.VAEDecoder: DecoderGraph(),
	}
	if o.Recaptioner != nil {
		out[pack.Recaptioner] = RecaptionerGraph(o.Recaptioner.Follows)
	}
	if o.Critic {
		out[pack.Critic] = CriticGraph()
	}
	return out
}

// moveOut takes a graph's float weights out into one file, which it returns. The
// short ones stay, as with all exporters: some operators must read them at once.
func moveOut(m *onnxgraph.Model, name string) []byte {
	var out []byte
	weights := slices.Clone(m.Graph.Weights)
	for i, w := range weights {
		if len(w.Floats) <= 8 {
			continue
		}
		weights[i].External, weights[i].Offset = name, int64(len(out))
		out = append(out, w.Raw()...)
	}
	m.Graph.Weights = weights
	return out
}
