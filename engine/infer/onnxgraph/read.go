package onnxgraph

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"slices"

	"kinora/engine/infer"
)

// Info is what a graph shows to the outside.
type Info struct {
	IR int64
	// Opsets is operator-set versions by domain; "" is the standard one.
	Opsets map[string]int64
	// Inputs leaves out inputs that have a default among the weights.
	Inputs  []infer.Port
	Outputs []infer.Port
	// External is the files that hold weights, as the graph names them, sorted.
	External []string
	// Attention counts com.microsoft MultiHeadAttention nodes.
	Attention int
	// AttentionNames is what those nodes are called, in the graph's order; the ones
	// without a name are left out.
	AttentionNames []string
	Nodes          int
}

// The most that a sane graph has; more is refused before it fills the memory.
const (
	maxPorts     = 4096
	maxAttention = 4096
	maxDims      = 32
	maxDepth     = 16
)

// ReadFile reads the borders of an .onnx file.
func ReadFile(path string) (Info, error) {
	f, err := os.Open(path)
	if err != nil {
		return Info{}, err
	}
	defer f.Close()
	st, err := f.Stat()
	if err != nil {
		return Info{}, err
	}
	return Read(f, st.Size())
}

// ReadBytes reads the borders of an .onnx file in memory.
func ReadBytes(data []byte) (Info, error) {
	return Read(bytes.NewReader(data), int64(len(data)))
}

// Read reads the borders of a model of size bytes. It skips over weights, so
// that time and memory do not grow with them. Errors wrap ErrNotONNX or come
// from r.
func Read(r io.ReaderAt, size int64) (Info, error) {
	src := &source{r: r, window: make([]byte, 0, windowSize)}
	rd := &reader{info: Info{Opsets: map[string]int64{}}, defaults: map[string]bool{}, external: map[string]bool{}}
	graphs := 0
	err := span{src, 0, size}.fields(func(f field) error {
		switch {
		case f.number == 1 && f.wire == wireVarint:
			rd.info.IR = int64(f.value)
		case f.number == 7 && f.wire == wireBytes:
			graphs++
			return rd.graph(f.body, 0)
		case f.number == 8 && f.wire == wireBytes:
			return rd.opset(f.body)
		}
		return nil
	})
	if err == nil && (graphs != 1 || len(rd.info.Outputs) == 0) {
		err = fmt.Errorf("%w: it has no graph with outputs", ErrNotONNX)
	}
	if err != nil {
		return Info{}, err
	}
	return rd.finish(), nil
}

// reader gathers an Info while it walks the model.
type reader struct {
	info     Info
	defaults map[string]bool
	external map[string]bool
}

func (rd *reader) finish() Info {
	rd.info.Inputs = slices.DeleteFunc(rd.info.Inputs, func(p infer.Port) bool { return rd.defaults[p.Name] })
	for name := range rd.external {
		rd.info.External = append(rd.info.External, name)
	}
	slices.Sort(rd.info.External)
	return rd.info
}

func (rd *reader) opset(s span) error {
	domain, version := "", int64(0)
	err := s.fields(func(f field) (err error) {
		switch {
		case f.number == 1 && f.wire == wireBytes:
			domain, err = f.body.string()
		case f.number == 2:
			version = int64(f.value)
		}
		return err
	})
	if len(rd.info.Opsets) < maxPorts {
		rd.info.Opsets[domain] = version
	}
	return err
}

// graph reads the outermost graph (depth 0) with its ports; of the bodies of
// loops and branches only where their weights lie.
func (rd *reader) graph(s span, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: graphs nested more than %d deep", ErrNotONNX, maxDepth)
	}
	return s.fields(func(f field) error {
		if f.wire != wireBytes {
			return nil
		}
		switch f.number {
		case 1:
			return rd.node(f.body, depth)
		case 5:
			return rd.weight(f.body, depth == 0)
		case 11, 12:
			if depth == 0 {
				return rd.port(f)
			}
		}
		return nil
	})
}

func (rd *reader) port(f field) error {
	list := &rd.info.Inputs
	if f.number == 12 {
		list = &rd.info.Outputs
	}
	if len(*list) >= maxPorts {
		return fmt.Errorf("%w: more than %d ports", ErrNotONNX, maxPorts)
	}
	p, err := readPort(f.body)
	*list = append(*list, p)
	return err
}

func (rd *reader) node(s span, depth int) error {
	rd.info.Nodes++
	var name span
	attends := false
	err := s.fields(func(f field) error {
		if f.wire != wireBytes {
			return nil
		}
		switch f.number {
		case 3:
			name = f.body
		case 4:
			op, err := f.body.string()
			attends = err == nil && op == "MultiHeadAttention"
		case 5:
			return rd.attribute(f.body, depth)
		}
		return nil
	})
	if err != nil || !attends {
		return err
	}
	return rd.attention(name)
}

// attention counts a MultiHeadAttention node; name is empty where it has none.
func (rd *reader) attention(name span) error {
	if rd.info.Attention++; rd.info.Attention > maxAttention {
		return fmt.Errorf("%w: more than %d attention nodes", ErrNotONNX, maxAttention)
	}
	if name.size() == 0 {
		return nil
	}
	text, err := name.string()
	rd.info.AttentionNames = append(rd.info.AttentionNames, text)
	return err
}

// attribute looks for tensors (5, 10) and graphs (6, 11) inside a node.
func (rd *reader) attribute(s span, depth int) error {
	return s.fields(func(f field) error {
		if f.wire != wireBytes {
			return nil
		}
		switch f.number {
		case 5, 10:
			return rd.weight(f.body, false)
		case 6, 11:
			return rd.graph(f.body, depth+1)
		}
		return nil
	})
}

// weight notes a constant's name as a default and the file that it lies in.
func (rd *reader) weight(s span, named bool) error {
	return s.fields(func(f field) error {
		if f.wire != wireBytes {
			return nil
		}
		switch f.number {
		case 8:
			name, err := f.body.string()
			if named && err == nil {
				rd.defaults[name] = true
			}
			return err
		case 13:
			return rd.location(f.body)
		}
		return nil
	})
}

func (rd *reader) location(s span) error {
	key, value := "", ""
	err := s.fields(func(f field) (err error) {
		switch {
		case f.number == 1 && f.wire == wireBytes:
			key, err = f.body.string()
		case f.number == 2 && f.wire == wireBytes:
			value, err = f.body.string()
		}
		return err
	})
	if key == "location" && len(rd.external) < maxPorts {
		rd.external[value] = true
	}
	return err
}
