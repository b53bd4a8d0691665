package plan

import (
	"slices"

	"kinora/engine/pack"
	"kinora/projects"
	"kinora/projects/rational"
)

// Told is one of the shots that a prompt tells of: what a person wrote of it, what the
// model reads in its place, and the earlier shots, counted from 0, that are the first to
// show somebody whom this one shows as well.
type Told struct {
	Prompt, Expanded string
	Like             []int
}

// shortest is how many pixel frames a shot has at least that is made by itself: less is
// no motion.
const shortest = 5

// Apart arranges a shot whose prompt tells of several: each is made as a take of its own,
// equally long, that is shown pictures of the shots it is to look like, and they are
// written one after the other, as long together as the shot would have been. It is not
// ok where that cannot be: the pack takes no references, the shots would be too short,
// known frames reach over a cut, or the take is made of another one.
func Apart(shot projects.Shot, told []Told, m *pack.Manifest) (a Arrangement, ok bool, err error) {
	if len(told) < 2 || shot.Basis != nil || !References(m) {
		return a, false, nil
	}
	whole, err := extent(shot, m)
	if err != nil || whole.Recipe.Frames < shortest*len(told) {
		return a, false, err
	}
	p := parting{shot: shot, told: told, m: m, whole: whole}
	p.Assembly = &projects.Assembly{
		Version: projects.AssemblyVersion, Title: shot.Prompt, Size: whole.Recipe.Size, Rate: whole.Recipe.Rate, Takes: []projects.Recipe{},
	}
	for i := range told {
		if !p.add(i) {
			return Arrangement{}, false, nil
		}
	}
	return p.Arrangement, true, nil
}

// parting takes a shot apart.
type parting struct {
	Arrangement
	shot  projects.Shot
	told  []Told
	m     *pack.Manifest
	whole Plan
}

// cut is the pixel frame at which shot i begins, that behind the last for i = len(told).
func (p *parting) cut(i int) int { return (p.whole.Recipe.Frames*i + len(p.told) - 1) / len(p.told) }

// add arranges shot i. It is not ok where known frames reach over one of its cuts.
func (p *parting) add(i int) bool {
	from, end := p.cut(i), p.cut(i+1)
	rate := p.whole.Recipe.Rate
	shot := p.shot
	shot.Prompt, shot.Expanded = p.told[i].Prompt, p.told[i].Expanded
	shot.Size, shot.Rate, shot.Seed = p.whole.Recipe.Size, rate, p.shot.Seed+uint64(i)
	shot.Seconds = rational.Int(int64(stepsOf(p.m).total(0, end-from, 0))).Div(rate)
	var ok bool
	if shot.Conditions, ok = p.known(from, end); !ok {
		return false
	}
	shot.Conditions = p.like(i, shot.Conditions)
	p.Shots, p.Names = append(p.Shots, shot), append(p.Names, takeName(i))
	p.Assembly.Parts = append(p.Assembly.Parts, projects.Part{Take: i, Count: end - from, Frames: end - from})
	return true
}

// known is the shot's conditions as far as they lie between two cuts, and all of its
// references.
func (p *parting) known(from, end int) (out []projects.Condition, ok bool) {
	for _, c := range p.shot.Conditions {
		switch last := c.Frame + c.Frames - 1; {
		case c.Frame < 0:
			out = append(out, c)
		case c.Frame >= from && last < end:
			c.Frame -= from
			out = append(out, c)
		case c.Frame < end && last >= from:
			return nil, false
		}
	}
	return out, true
}

// like adds pictures of the shots that shot i is to look like to its conditions, one of
// each and then another, as far as there is room for references. They lie a quarter and
// three quarters in, where somebody who passes behind something is seen.
func (p *parting) like(i int, known []projects.Condition) []projects.Condition {
	places := p.places(known)
	for quarter := 1; quarter <= 3; quarter += 2 {
		for _, of := range p.told[i].Like {
			if len(places) == 0 {
				return known
			}
			at := (p.cut(of+1) - p.cut(of)) * quarter / 4
			known = append(known, projects.Condition{
				Take: takeName(of), From: rational.Int(int64(at)).Div(p.whole.Recipe.Rate), Frame: places[0], Frames: 1, Strength: 1,
			})
			places = places[1:]
		}
	}
	return known
}

// places is where references can lie that no condition has.
func (p *parting) places(known []projects.Condition) (free []int) {
	for k := range MaxReferences {
		at := ReferenceFrame(k)
		if !slices.ContainsFunc(known, func(c projects.Condition) bool { return c.Frame == at }) {
			free = append(free, at)
		}
	}
	return free
}
