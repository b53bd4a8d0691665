package plan

import (
	"fmt"
	"slices"
	"strings"

	"kinora/projects"
)

// Only is shot n of a film's arrangement, counted from 1: its take alone is written. The
// takes that it is to look like are made before it.
func Only(a Arrangement, n int) (Arrangement, error) {
	if n < 1 || n > len(a.Shots) {
		return a, refuse(Prompt, fmt.Sprintf("it has 1 to %d", len(a.Shots)), "there is no shot %d in the film", n)
	}
	needed := a.needed(n - 1)
	out := Arrangement{Notes: slices.Clone(a.Notes)}
	for _, i := range needed {
		out.Shots, out.Names = append(out.Shots, a.Shots[i]), append(out.Names, a.Names[i])
	}
	if len(needed) == 1 {
		return out, nil
	}
	out.note("made as well, for shot %d to look like: %s", n, strings.Join(out.Names[:len(needed)-1], ", "))
	assembly := *a.Assembly
	part := assembly.Parts[n-1]
	part.Take, part.Dissolve = len(needed)-1, 0
	assembly.Parts = []projects.Part{part}
	out.Assembly = &assembly
	return out, nil
}

// needed is shot i and, before it, all shots that it refers to by way of others.
func (a *Arrangement) needed(i int) []int {
	found := map[int]bool{}
	var visit func(i int)
	visit = func(i int) {
		found[i] = true
		for _, c := range a.Shots[i].Conditions {
			if at := slices.Index(a.Names, c.Take); c.Take != "" && at >= 0 && !found[at] {
				visit(at)
			}
		}
	}
	visit(i)
	var out []int
	for i := range a.Shots {
		if found[i] {
			out = append(out, i)
		}
	}
	return out
}
