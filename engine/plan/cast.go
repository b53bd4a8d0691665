package plan

import (
	"slices"

	"kinora/projects"
	"kinora/projects/rational"
)

// references is the conditions that let shot i look like what the film refers to: the
// shot's own references, then its cast in the order of the prompt.
func (f *filming) references(i int) ([]projects.Condition, error) {
	var out []projects.Condition
	for _, r := range f.film.Shots[i].References {
		c, err := f.reference(i, r)
		if err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	for _, name := range f.film.Shots[i].Mentions() {
		if member, ok := f.film.Member(name); ok {
			out = append(out, f.looks(i, member)...)
		}
	}
	return f.settle(i, out), nil
}

// looks is how a member of the cast is to look in shot i.
func (f *filming) looks(i int, member projects.CastMember) []projects.Condition {
	var out []projects.Condition
	for _, path := range member.Pictures {
		out = append(out, f.ofFile(path, nil))
	}
	if len(out) > 0 {
		return out
	}
	first, ok := f.first[member.Name]
	if !ok {
		f.first[member.Name] = i
		return nil
	}
	return []projects.Condition{f.ofShot(first, nil)}
}

func (f *filming) reference(i int, r projects.Reference) (projects.Condition, error) {
	switch {
	case r.File != "":
		m := f.seen[r.File]
		return f.ofFile(r.File, r.At), within(r.At, m.Frames, m.Rate, m.Name)
	case r.Shot < 1 || r.Shot > i:
		return projects.Condition{}, refuse(Conditions, "an earlier shot of the film", "a reference to shot %d", r.Shot)
	}
	of := f.bare[r.Shot-1].Recipe
	return f.ofShot(r.Shot-1, r.At), within(r.At, of.Frames, of.Rate, takeName(r.Shot-1))
}

// within refuses a time that a clip does not have.
func within(at *rational.Rat, frames int, rate rational.Rat, name string) error {
	if at == nil || rate.Zero() {
		return nil
	}
	span := rational.Int(int64(frames)).Div(rate)
	if at.Cmp(rational.Rat{}) < 0 || at.Cmp(span) >= 0 {
		return refuse(Conditions, "a time inside it", "a reference at %s of %s, which lasts %s", seconds(*at), name, seconds(span))
	}
	return nil
}

// ofFile is a picture of a file; where at is nil, the one in its middle.
func (f *filming) ofFile(path string, at *rational.Rat) projects.Condition {
	m := f.seen[path]
	c := projects.Condition{Asset: m.Asset, Frames: 1, Strength: 1}
	switch {
	case m.Rate.Zero(): // a still has one moment
	case at != nil:
		c.From = *at
	default:
		c.From = rational.Int(int64(m.Frames / 2)).Div(m.Rate)
	}
	return c
}

// ofShot is a frame of an earlier shot's take; where at is nil, the one in its middle.
func (f *filming) ofShot(i int, at *rational.Rat) projects.Condition {
	r := f.bare[i].Recipe
	c := projects.Condition{Take: takeName(i), Frames: 1, Strength: 1}
	c.From = rational.Int(int64(r.Frames / 2)).Div(r.Rate)
	if at != nil {
		c.From = *at
	}
	return c
}

// settle gives each reference its place and leaves out those that cannot be had.
func (f *filming) settle(i int, wanted []projects.Condition) []projects.Condition {
	var out []projects.Condition
	for _, c := range wanted {
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	if len(out) > 0 && !References(f.m) {
		f.left = true
		return nil
	}
	if len(out) > MaxReferences {
		f.note("shot %d has %d references and the first %d are used", i+1, len(out), MaxReferences)
		out = out[:MaxReferences]
	}
	for k := range out {
		out[k].Frame = ReferenceFrame(k)
	}
	return out
}
