package pack

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"kinora/engine/infer"
	"kinora/engine/infer/onnxgraph"
)

// readGraphs reads the ports of every graph and holds them against the contract.
func (p *Pack) readGraphs() []*Error {
	p.graphs = map[string]onnxgraph.Info{}
	var out []*Error
	for _, name := range p.graphNames() {
		info, err := p.borders(graphPath(name))
		if err != nil {
			out = append(out, err)
			continue
		}
		p.graphs[name] = info
		out = append(out, p.checkWeights(name, info)...)
	}
	if len(out) > 0 {
		return out
	}
	in, _ := p.Ports(Transformer)
	p.Form = FormOf(in)
	for _, name := range p.graphNames() {
		out = append(out, p.checkPorts(name)...)
	}
	if len(out) > 0 {
		return out
	}
	return p.checkKnobs()
}

// graphNames is the folders of all graphs that pack.json lists, in its order.
func (p *Pack) graphNames() []string {
	var out []string
	for _, f := range p.Manifest.Files {
		if dir, base := path.Split(f.Path); base == "model.onnx" && strings.Count(dir, "/") == 1 {
			out = append(out, strings.TrimSuffix(dir, "/"))
		}
	}
	return out
}

func (p *Pack) borders(file string) (onnxgraph.Info, *Error) {
	f, err := p.fsys.Open(file)
	if err != nil {
		return onnxgraph.Info{}, p.unreadable(file, err)
	}
	defer f.Close()
	info, err := readBorders(f)
	if errors.Is(err, onnxgraph.ErrNotONNX) {
		e := p.fail(BadGraph, file, "is "+err.Error(), doCopyAgain)
		e.Err = err
		return info, e
	}
	if err != nil {
		return info, p.unreadable(file, err)
	}
	return info, nil
}

func readBorders(f fs.File) (onnxgraph.Info, error) {
	if at, ok := f.(io.ReaderAt); ok {
		st, err := f.Stat()
		if err != nil {
			return onnxgraph.Info{}, err
		}
		return onnxgraph.Read(at, st.Size())
	}
	data, err := io.ReadAll(f)
	if err != nil {
		return onnxgraph.Info{}, err
	}
	return onnxgraph.Read(bytes.NewReader(data), int64(len(data)))
}

// checkWeights makes sure that weights outside a graph are files of this pack,
// in the graph's own folder (ONNX Runtime insists) and with a sha256.
func (p *Pack) checkWeights(name string, info onnxgraph.Info) []*Error {
	var out []*Error
	for _, location := range info.External {
		file := path.Join(name, location)
		switch {
		case !fs.ValidPath(location) || location == "." || path.Dir(location) != "." || strings.Contains(location, "\\"):
			out = append(out, p.fail(Unsafe, graphPath(name), fmt.Sprintf("keeps weights in %q, outside its own folder", clip(location)), doAsk))
		case p.dir == "":
			out = append(out, p.fail(BadGraph, graphPath(name), fmt.Sprintf("keeps weights in %q, which an embedded pack cannot", clip(location)), doAsk))
		case !p.lists(file):
			out = append(out, p.fail(Missing, file, "holds weights of "+graphPath(name)+" but is not listed in pack.json", doAsk))
		}
	}
	return out
}

// checkPorts holds one graph against its rule. Graphs that no rule knows are left
// alone: nothing runs them.
func (p *Pack) checkPorts(name string) []*Error {
	in, out := p.Ports(name)
	r, known := rules[name]
	if isTransformer(name) {
		r, known = formRules[p.Form], true
	}
	if !known {
		return nil
	}
	var problems []*Error
	for _, what := range r.misfits(in, out) {
		problems = append(problems, p.fail(BadGraph, graphPath(name), what, "export it again as Kinora's pack contract says"))
	}
	return problems
}

// extent is a fixed extent of a port, or -1 where it is dynamic or unknown.
func extent(ports []infer.Port, name string, axis int) int {
	i := slices.IndexFunc(ports, func(p infer.Port) bool { return p.Name == name })
	if i < 0 || axis >= len(ports[i].Shape) {
		return -1
	}
	return ports[i].Shape[axis]
}

func hasPort(ports []infer.Port, name string) bool {
	return slices.ContainsFunc(ports, func(p infer.Port) bool { return p.Name == name })
}
