package edit

import (
	"slices"

	"kinora/projects"
)

// AddMember adds a member to the cast and gives its ID. Its name is letters, digits and
// underscores, and no other's.
func AddMember(f projects.Film, m projects.Member) (projects.Film, projects.ID, error) {
	if err := nameable(f, m.Name, 0); err != nil {
		return f, 0, err
	}
	f, m.ID = f.NewID()
	f.Cast = append(slices.Clone(f.Cast), m)
	return f, m.ID, nil
}

func nameable(f projects.Film, name string, of projects.ID) error {
	if !projects.IsName(name) {
		return refuse(ErrValue, "%q cannot be a name in prompts: use letters, digits and underscores", name)
	}
	if other, ok := f.Member(name); ok && other.ID != of {
		return refuse(ErrValue, "there is a @%s already: choose another name", name)
	}
	return nil
}

// SetMember changes a member of the cast; its pictures must be replaced and not be written
// to. Where its name changes, prompts and captions speak of the new one.
func SetMember(f projects.Film, id projects.ID, change func(*projects.Member)) (projects.Film, error) {
	i := slices.IndexFunc(f.Cast, func(m projects.Member) bool { return m.ID == id })
	if i < 0 {
		return f, missing("member of the cast")
	}
	m := f.Cast[i]
	was := m.Name
	change(&m)
	if err := nameable(f, m.Name, id); err != nil {
		return f, err
	}
	m.ID = id
	f.Cast = slices.Clone(f.Cast)
	f.Cast[i] = m
	if m.Name != was {
		f = renameMentions(f, was, m.Name)
	}
	return f, nil
}

func renameMentions(f projects.Film, from, to string) projects.Film {
	used := setOf(Mentioning(f, from))
	f.Board = change(f.Board, used, func(c *projects.Card) {
		c.Shot.Prompt = projects.RenameMention(c.Shot.Prompt, from, to)
		c.Shot.Expanded = projects.RenameMention(c.Shot.Expanded, from, to)
	})
	return f
}

// RemoveMember removes a member of the cast. Prompts that speak of it stay as they are;
// Mentioning finds them beforehand.
func RemoveMember(f projects.Film, id projects.ID) (projects.Film, error) {
	i := slices.IndexFunc(f.Cast, func(m projects.Member) bool { return m.ID == id })
	if i < 0 {
		return f, missing("member of the cast")
	}
	f.Cast = slices.Delete(slices.Clone(f.Cast), i, i+1)
	return f, nil
}

// Mentioning is the cards whose prompts speak of a name, in order.
func Mentioning(f projects.Film, name string) []projects.ID {
	var out []projects.ID
	for _, c := range f.Board {
		if slices.Contains(projects.Mentions(c.Shot.Prompt+" "+c.Shot.Expanded), name) {
			out = append(out, c.ID)
		}
	}
	return out
}
