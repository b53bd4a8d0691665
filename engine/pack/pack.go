package pack

import (
	"io/fs"
	"path"
	"path/filepath"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// The graphs that a pack may carry, by the folder that each lies in. The first
// four are always there.
const (
	TextEncoder     = "text_encoder"
	Transformer     = "transformer"
	VAEEncoder      = "vae_encoder"
	VAEDecoder      = "vae_decoder"
	Transformer2    = "transformer_2"
	LatentUpsampler = "latent_upsampler"
	ImageEncoder    = "image_encoder"
	Recaptioner     = "recaptioner"
	Critic          = "critic"
)

// RecaptionerWords is the file in which a pack with a recaptioner says what its words
// mean.
const RecaptionerWords = Recaptioner + "/vocabulary.json"

// Text ports of a recaptioner, which have one sequence at a time.
const (
	pastPort    = "past"
	logitsPort  = "logits"
	presentPort = "present"
)

// Pack is an opened model pack. It is read-only and may be shared.
type Pack struct {
	Manifest *Manifest
	// Digest is the fingerprint of the whole pack: the hex sha256 over the sha256,
	// size and path of pack.json and every file it lists, sorted by path.
	Digest string
	// Latents relates the autoencoder's latents to those the transformer works on.
	Latents Latents
	// Form is the transformer's form, read off its ports.
	Form Form

	name   string // for messages: the folder as given, or the embedded pack's name
	dir    string // "" where the pack is not a folder
	fsys   fs.FS
	graphs map[string]onnxgraph.Info
}

// Dir is the pack's folder, or "" for an embedded one.
func (p *Pack) Dir() string { return p.dir }

// Name is what messages call the pack: its folder, or the embedded pack's name.
func (p *Pack) Name() string { return p.name }

// FS is the pack's files; paths are those of Manifest.Files.
func (p *Pack) FS() fs.FS { return p.fsys }

// Has says whether the pack carries a graph, e.g. LatentUpsampler.
func (p *Pack) Has(graph string) bool { _, ok := p.graphs[graph]; return ok }

// Ports is a graph's inputs and outputs as its file declares them.
func (p *Pack) Ports(graph string) (inputs, outputs []infer.Port) {
	info := p.graphs[graph]
	return info.Inputs, info.Outputs
}

// Size is the bytes of all the files that pack.json lists.
func (p *Pack) Size() int64 {
	var n int64
	for _, f := range p.Manifest.Files {
		n += f.Size
	}
	return n
}

// GraphSize is the bytes of a graph with its weights: every file of its folder. It
// is about what a session on it needs before it runs.
func (p *Pack) GraphSize(graph string) int64 {
	var n int64
	for _, f := range p.Manifest.Files {
		if path.Dir(f.Path) == graph {
			n += f.Size
		}
	}
	return n
}

// Graph gives a graph to open a session on: by path in a folder, as bytes where
// the pack is embedded. Only the outputs of the contract are asked for. The error
// is of kind Missing, or what reading gave.
func (p *Pack) Graph(name string) (infer.Graph, error) {
	if !p.Has(name) {
		return infer.Graph{}, p.fail(Missing, graphPath(name), "is not in this pack", "use a pack that has it")
	}
	g := infer.Graph{Name: graphPath(name), Outputs: contractOutputs(name)}
	if p.dir != "" {
		g.Path = filepath.Join(p.dir, filepath.FromSlash(graphPath(name)))
		return g, nil
	}
	data, err := fs.ReadFile(p.fsys, graphPath(name))
	if err != nil {
		return infer.Graph{}, p.unreadable(graphPath(name), err)
	}
	g.Data = data
	return g, nil
}

func graphPath(graph string) string { return graph + "/model.onnx" }

func (p *Pack) fail(k Kind, file, what, do string) *Error {
	return &Error{Kind: k, Pack: p.name, File: file, What: what, Do: do}
}
