package filmfile

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v4"

	"kinora/projects"
)

// Parse reads a film written in YAML or JSON. name is the file's, for messages. Errors
// are *Error.
func Parse(data []byte, name string) (projects.Script, error) {
	r := reader{name: name}
	if len(bytes.TrimSpace(data)) == 0 {
		return projects.Script{}, &Error{Name: name, What: "it is empty"}
	}
	var root yaml.Node
	if err := yaml.Load(joined(data), &root); err != nil {
		return projects.Script{}, r.syntax(err)
	}
	if len(root.Content) != 1 {
		return projects.Script{}, &Error{Name: name, What: "it is no film"}
	}
	if err := r.top(root.Content[0]); err != nil {
		return projects.Script{}, err
	}
	return finish(r.film, name, r.lines)
}

// reader goes through a film's nodes.
type reader struct {
	name  string
	film  projects.Script
	lines []int // of the prompts
}

func (r *reader) fail(n *yaml.Node, format string, args ...any) error {
	return &Error{r.name, n.Line, fmt.Sprintf(format, args...)}
}

// syntax is an error of the YAML reader in a line.
func (r *reader) syntax(err error) error {
	e := &Error{Name: r.name, What: "it is neither YAML nor JSON"}
	var at *yaml.LoadError
	if errors.As(err, &at) {
		e.Line = at.Mark.Line
		e.What += ": " + strings.TrimPrefix(strings.Join(strings.Fields(at.Message), " "), "yaml: ")
	}
	return e
}

// fields is what a mapping may hold.
type fields []field

type field struct {
	key  string
	read func(*yaml.Node) error
}

func (f fields) find(key string) func(*yaml.Node) error {
	for _, one := range f {
		if one.key == key {
			return one.read
		}
	}
	return nil
}

func (f fields) keys() string {
	var out []string
	for _, one := range f {
		out = append(out, one.key)
	}
	return strings.Join(out, ", ")
}

// mapping reads a mapping of known keys, each at most once.
func (r *reader) mapping(n *yaml.Node, what string, known fields) error {
	return r.each(n, what, func(key string, k, v *yaml.Node) error {
		read := known.find(key)
		switch {
		case read != nil:
			return read(v)
		case what == "a shot" && (key == "size" || key == "fps" || key == "style" || key == "pack"):
			return r.fail(k, "%s is one for the whole film: write it at the top", key)
		}
		return r.fail(k, "%q is not known of %s; there are %s", short(key), what, known.keys())
	})
}

// each gives the keys and values of a mapping in order.
func (r *reader) each(n *yaml.Node, what string, use func(key string, k, v *yaml.Node) error) error {
	n = target(n)
	if n.Kind != yaml.MappingNode {
		return r.fail(n, "%s is written as lines of \"key: value\"", what)
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		if k.Kind != yaml.ScalarNode {
			return r.fail(k, "a key of %s is a word", what)
		}
		if seen[k.Value] {
			return r.fail(k, "%q is there twice", short(k.Value))
		}
		seen[k.Value] = true
		if err := use(k.Value, k, v); err != nil {
			return err
		}
	}
	return nil
}

// list reads a sequence, or one thing without one.
func (r *reader) list(n *yaml.Node, read func(*yaml.Node) error) error {
	n = target(n)
	if n.Kind != yaml.SequenceNode {
		return read(n)
	}
	for _, one := range n.Content {
		if err := read(one); err != nil {
			return err
		}
	}
	return nil
}

// target is what a node stands for.
func target(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
