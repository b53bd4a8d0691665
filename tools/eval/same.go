package main

import (
	"fmt"
	"slices"
)

// pair is right where all of two or more subjects are there, each in its colour.
func (v view) pair() []answer {
	if len(v.want.Actors) < 2 {
		return nil
	}
	all := answer{Measure: "pair", Right: true}
	for _, a := range append(v.subjects(), v.looks("colour", colourOf)...) {
		all.Asked, all.Judged = listed(all.Asked, a.Asked), listed(all.Judged, a.Judged)
		all.Right = all.Right && a.Right
	}
	return []answer{all}
}

func listed(list, more string) string {
	if list == "" {
		return more
	}
	return list + "; " + more
}

// afterHiding is right where the first actor is there in the shot's first picture and again in its last, as one and
// the same.
func (v view) afterHiding() []answer {
	if !v.hides() || len(v.want.Actors) == 0 {
		return nil
	}
	subject := v.want.Actors[0].Subject
	kind, last := v.card.index("subject", subject), v.seen.pictures()-1
	before, after := v.found(v.shown(0)), v.found(v.shown(last))
	likeness := cosine(v.seen.look.at("identity", 0, kind), v.seen.look.at("identity", last, kind))
	a := answer{Measure: "same_hidden", About: subject, Asked: "the same before and after"}
	switch {
	case last == 0:
		a.Judged = "one picture only"
	case !slices.Contains(before, kind) || !slices.Contains(after, kind):
		a.Judged = fmt.Sprintf("%s before, %s after", v.card.names("subject", before), v.card.names("subject", after))
	default:
		a.Judged = fmt.Sprintf("likeness %.2f", likeness)
		a.Right = likeness > *v.card.SameThreshold
	}
	return []answer{a}
}

// acrossShots is right where all shots have one style and the first actor is there in each and looks the same. It is
// asked where several shots tell of the same first actor.
func acrossShots(views []view) []answer {
	subject, ok := hero(views)
	if !ok {
		return nil
	}
	a := answer{Measure: "same_shots", About: subject, Asked: fmt.Sprintf("the same in %d shots", len(views))}
	least, styles, absent := 1.0, map[string]bool{}, 0
	for i, v := range views {
		styles[v.style()] = true
		if !slices.Contains(v.found(v.presence()), v.card.index("subject", subject)) {
			absent++
		}
		for _, other := range views[:i] {
			least = min(least, cosine(v.identity(subject), other.identity(subject)))
		}
	}
	a.Right = absent == 0 && least > *views[0].card.SameThreshold && len(styles) == 1
	a.Judged = fmt.Sprintf("likeness %.2f, %s, absent in %s", least, counted(len(styles), "style"), counted(absent, "shot"))
	return []answer{a}
}

// hero is the first actor of all shots. A shot that names nobody goes on with the one before.
func hero(views []view) (subject string, ok bool) {
	for _, v := range views {
		if len(v.want.Actors) == 0 {
			continue
		}
		if named := v.want.Actors[0].Subject; subject == "" {
			subject = named
		} else if subject != named {
			return "", false
		}
	}
	return subject, subject != "" && len(views) > 1
}

func (v view) style() string {
	return v.card.pick("style", "", "", mean(v.seen.rows("style")...)).Judged
}

// identity is the subject's over all pictures of the shot.
func (v view) identity(subject string) []float32 {
	return v.whole("identity", v.card.index("subject", subject))
}
