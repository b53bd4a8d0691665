package filmfile

import (
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"kinora/projects"
	"kinora/projects/rational"
)

// scalar is a lone value's text and kind: "str", "int", "float", "bool" or "null".
func scalar(n *yaml.Node) (text, kind string) {
	if n = target(n); n.Kind != yaml.ScalarNode {
		return "", ""
	}
	return n.Value, strings.TrimPrefix(n.ShortTag(), "!!")
}

// text reads words.
func (r *reader) text(what string, to *string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, kind := scalar(n)
		switch kind {
		case "str":
			*to = strings.TrimSpace(text)
			return nil
		case "int", "float", "bool":
			return r.fail(n, "%s is a text: write %q in quotes", what, short(text))
		}
		return r.fail(n, "%s is a text", what)
	}
}

// path reads the name of a file.
func (r *reader) path(what string, to *string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		if err := r.text(what, to)(n); err != nil {
			return err
		}
		if *to == "" || strings.ContainsRune(*to, 0) {
			return r.fail(n, "%s is the path of a picture or clip", what)
		}
		return nil
	}
}

// count reads a whole number above 0.
func (r *reader) count(what string, to *int) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, kind := scalar(n)
		v, err := strconv.ParseInt(text, 10, 32)
		if kind != "int" || err != nil || v < 1 {
			return r.fail(n, "%s %q: a whole number above 0 is needed", what, short(text))
		}
		*to = int(v)
		return nil
	}
}

// seed reads a whole number from 0 on.
func (r *reader) seed(to **uint64) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, kind := scalar(n)
		v, err := strconv.ParseUint(text, 10, 64)
		if kind != "int" && kind != "float" || err != nil { // YAML takes the largest seeds for floats
			return r.fail(n, "seed %q: a whole number from 0 to %d is needed", short(text), uint64(math.MaxUint64))
		}
		*to = &v
		return nil
	}
}

// number reads a number from 0 on.
func (r *reader) number(what string, to **float64) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, kind := scalar(n)
		v, err := strconv.ParseFloat(text, 64)
		if kind != "int" && kind != "float" || err != nil || !(v >= 0 && v <= math.MaxFloat64) {
			return r.fail(n, "%s %q: a number from 0 on is needed", what, short(text))
		}
		*to = &v
		return nil
	}
}

// above reads a number above 0, with or without an s for seconds.
func (r *reader) above(what, example string, to *rational.Rat) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, _ := scalar(n)
		v, ok := positive(text)
		if !ok {
			return r.fail(n, "%s %q: a number above 0 is needed, e.g. %s", what, short(text), example)
		}
		*to = v
		return nil
	}
}

// time reads seconds from 0 on.
func (r *reader) time(what string, to *rational.Rat) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, _ := scalar(n)
		v, err := rational.Parse(strings.TrimSuffix(text, "s"))
		if err != nil || v.Cmp(rational.Rat{}) < 0 {
			return r.fail(n, "%s %q: a time from 0 on is needed, e.g. 1.5s", what, short(text))
		}
		*to = v
		return nil
	}
}

func positive(text string) (rational.Rat, bool) {
	v, err := rational.Parse(strings.TrimSuffix(text, "s"))
	return v, err == nil && v.Cmp(rational.Rat{}) > 0
}

// size reads "128x80".
func (r *reader) size(to *projects.Size) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		text, _ := scalar(n)
		w, h, ok := strings.Cut(strings.ToLower(strings.ReplaceAll(text, "×", "x")), "x")
		width, err1 := strconv.ParseInt(w, 10, 32)
		height, err2 := strconv.ParseInt(h, 10, 32)
		if !ok || err1 != nil || err2 != nil || width < 1 || height < 1 {
			return r.fail(n, "size %q: width x height in pixels is needed, e.g. 128x80", short(text))
		}
		*to = projects.Size{Width: int(width), Height: int(height)}
		return nil
	}
}
