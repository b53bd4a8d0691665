package plan

import (
	"fmt"
	"slices"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Film arranges a film: a take for each shot, one after the other in one video, cut or
// dissolved. seen is the film's files by their paths. A member of the cast looks in each
// shot as its pictures do, or else as in the middle of the first shot that it is in, as
// far as the pack takes references. Errors name the shot and wrap an *Error.
func Film(film projects.Script, seen map[string]Material, m *pack.Manifest) (Arrangement, error) {
	if len(film.Shots) == 0 {
		return Arrangement{}, refuse(Prompt, "say what is to be seen in each", "a film without shots")
	}
	f := filming{film: film, seen: seen, m: m, first: map[string]int{}}
	f.Assembly = &projects.Assembly{Version: projects.AssemblyVersion, Title: film.Title, Takes: []projects.Recipe{}}
	for i := range film.Shots {
		if err := f.add(i); err != nil {
			return Arrangement{}, fmt.Errorf("shot %d: %w", i+1, err)
		}
	}
	if f.left && !References(m) {
		f.note("%s takes no references: the cast keeps its looks as far as its descriptions go", m.Name)
	}
	return f.Arrangement, nil
}

// filming puts a film's arrangement together shot by shot.
type filming struct {
	Arrangement
	film  projects.Script
	seen  map[string]Material
	m     *pack.Manifest
	bare  []Plan         // the shots so far without references
	first map[string]int // the shot in which a member of the cast appears first
	left  bool           // references that the pack cannot take were left out
}

// add arranges shot i.
func (f *filming) add(i int) error {
	shot := f.shot(i)
	bare, err := extent(shot, f.m)
	if err != nil {
		return err
	}
	f.bare = append(f.bare, bare)
	if shot.Conditions, err = f.references(i); err != nil {
		return err
	}
	f.Shots, f.Names = append(f.Shots, shot), append(f.Names, takeName(i))
	return f.part(i, bare.Recipe)
}

// shot is shot i without references.
func (f *filming) shot(i int) projects.Shot {
	s := f.film.Shots[i]
	shot := projects.Shot{
		Prompt: f.film.Words(s), Expanded: f.film.Describe(s.Expanded), Negative: f.film.Negative,
		Seconds: s.Seconds, Size: f.film.Size, Rate: f.film.Rate, Steps: f.film.Steps, Tries: f.film.Tries, Guidance: f.film.Guidance,
	}
	switch {
	case s.Seed != nil:
		shot.Seed = *s.Seed
	case f.film.Seed != nil:
		shot.Seed = *f.film.Seed + uint64(i)
	}
	return shot
}

// part puts the whole take of shot i behind the others.
func (f *filming) part(i int, r projects.Recipe) error {
	a := f.Assembly
	a.Size, a.Rate = r.Size, r.Rate
	p := projects.Part{Take: i, Count: r.Frames, Frames: r.Frames}
	if over := f.film.Shots[i].Dissolve; !over.Zero() {
		room := 0
		if i > 0 {
			before := a.Parts[i-1]
			room = min(r.Frames, before.Frames-before.Dissolve) - 1
		}
		p.Dissolve = max(1, int(over.Mul(r.Rate).Round()))
		if p.Dissolve > room {
			return refuse(Seconds, fmt.Sprintf("up to %s fit here", seconds(rational.Int(int64(max(0, room))).Div(r.Rate))),
				"a dissolve of %s", seconds(over))
		}
	}
	a.Parts = append(a.Parts, p)
	return nil
}

// takeName is how conditions call the take of shot i until its recipe is known.
func takeName(i int) string { return fmt.Sprintf("shot %d", i+1) }

// Name puts keys in the place of the names by which conditions call other takes.
func Name(shot projects.Shot, keys map[string]string) projects.Shot {
	shot.Conditions = slices.Clone(shot.Conditions)
	for i, c := range shot.Conditions {
		if key, ok := keys[c.Take]; ok && c.Take != "" {
			shot.Conditions[i].Take = key
		}
	}
	return shot
}
