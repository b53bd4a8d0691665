package filmfile

import (
	"strings"

	"go.yaml.in/yaml/v4"

	"kinora/projects"
	"kinora/projects/rational"
)

// top reads the film.
func (r *reader) top(n *yaml.Node) error {
	f := &r.film
	return r.mapping(n, "a film", fields{
		{"title", r.text("title", &f.Title)},
		{"size", r.size(&f.Size)},
		{"fps", r.above("fps", "12", &f.Rate)},
		{"style", r.text("style", &f.Style)},
		{"negative", r.text("negative", &f.Negative)},
		{"pack", r.text("pack", &f.Pack)},
		{"seed", r.seed(&f.Seed)},
		{"steps", r.count("steps", &f.Steps)},
		{"tries", r.count("tries", &f.Tries)},
		{"guidance", r.number("guidance", &f.Guidance)},
		{"cast", r.cast},
		{"shots", func(n *yaml.Node) error { return r.list(n, r.shot) }},
	})
}

// cast reads names with a description, or with a description and pictures.
func (r *reader) cast(n *yaml.Node) error {
	return r.each(n, "the cast", func(name string, k, v *yaml.Node) error {
		if !projects.IsName(name) {
			return r.fail(k, "%q cannot be a name: letters, digits and underscores, so that prompts can say @name", short(name))
		}
		m := projects.CastMember{Name: name}
		if err := r.member(v, &m); err != nil {
			return err
		}
		if strings.TrimSpace(m.Description) == "" {
			return r.fail(k, "%s has no description: say what prompts are to say in place of @%s", name, name)
		}
		r.film.Cast = append(r.film.Cast, m)
		return nil
	})
}

func (r *reader) member(n *yaml.Node, m *projects.CastMember) error {
	if target(n).Kind == yaml.ScalarNode {
		return r.text("description", &m.Description)(n)
	}
	pictures := func(n *yaml.Node) error {
		return r.list(n, func(n *yaml.Node) error {
			m.Pictures = append(m.Pictures, "")
			return r.path("a picture", &m.Pictures[len(m.Pictures)-1])(n)
		})
	}
	return r.mapping(n, "a member of the cast", fields{
		{"description", r.text("description", &m.Description)}, {"picture", pictures}, {"pictures", pictures},
	})
}

// shot reads one shot; a text is its prompt.
func (r *reader) shot(n *yaml.Node) error {
	var s projects.ScriptShot
	line := n.Line
	prompt := func(n *yaml.Node) error {
		line = n.Line
		return r.text("prompt", &s.Prompt)(n)
	}
	var err error
	if target(n).Kind == yaml.ScalarNode {
		err = prompt(n)
	} else {
		err = r.mapping(n, "a shot", fields{
			{"prompt", prompt},
			{"expanded", r.text("expanded", &s.Expanded)},
			{"seconds", r.above("seconds", "2.5", &s.Seconds)},
			{"seed", r.seed(&s.Seed)},
			{"camera", r.text("camera", &s.Camera)},
			{"transition", r.transition(&s.Dissolve)},
			{"references", func(n *yaml.Node) error { return r.list(n, r.reference(&s)) }},
		})
	}
	switch {
	case err != nil:
		return err
	case strings.TrimSpace(s.Prompt) == "":
		return r.fail(n, "a shot without a prompt: say what is to be seen")
	case len(r.film.Shots) == 0 && !s.Dissolve.Zero():
		return r.fail(n, "the first shot has no shot before it to dissolve from")
	case len(r.film.Shots) == maxShots:
		return r.fail(n, "more than %d shots", maxShots)
	}
	r.film.Shots, r.lines = append(r.film.Shots, s), append(r.lines, line)
	return nil
}

// dissolve is how long one takes where nobody says.
var dissolve = rational.New(1, 2)

// transition reads "cut", "dissolve" or "dissolve 0.5s".
func (r *reader) transition(to *rational.Rat) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		var text string
		if err := r.text("transition", &text)(n); err != nil {
			return err
		}
		words := strings.Fields(text)
		switch {
		case len(words) == 1 && words[0] == "cut":
			*to = rational.Rat{}
			return nil
		case len(words) == 1 && words[0] == "dissolve":
			*to = dissolve
			return nil
		case len(words) == 2 && words[0] == "dissolve":
			if s, ok := positive(words[1]); ok {
				*to = s
				return nil
			}
		}
		return r.fail(n, "transition %q: it is \"cut\" or \"dissolve 0.5s\"", short(text))
	}
}

// reference reads a path, or a file or earlier shot with a time in it.
func (r *reader) reference(s *projects.ScriptShot) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		var ref projects.Reference
		var at rational.Rat
		given := false
		if target(n).Kind == yaml.ScalarNode {
			err := r.path("a reference", &ref.File)(n)
			s.References = append(s.References, ref)
			return err
		}
		err := r.mapping(n, "a reference", fields{
			{"file", r.path("a reference", &ref.File)},
			{"shot", r.earlier(&ref.Shot)},
			{"at", func(n *yaml.Node) error {
				given = true
				return r.time("at", &at)(n)
			}},
		})
		if err == nil && (ref.File == "") == (ref.Shot == 0) {
			err = r.fail(n, "a reference is a file or an earlier shot")
		}
		if given {
			ref.At = &at
		}
		s.References = append(s.References, ref)
		return err
	}
}

// earlier reads the number of a shot before this one.
func (r *reader) earlier(to *int) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		if err := r.count("shot", to)(n); err != nil {
			return err
		}
		if before := len(r.film.Shots); *to > before {
			return r.fail(n, "shot %d: this is shot %d, and it can look like an earlier one only", *to, before+1)
		}
		return nil
	}
}
