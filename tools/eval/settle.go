package main

import (
	"slices"
	"strings"
)

// settle puts the actors into the order that relations and events have, and leaves out what is not sure.
func (w *wording) settle() {
	if len(w.shot.Actors) < 2 {
		w.link, w.shot.Event = nil, ""
	}
	if w.shot.Event != "" {
		if doneBy.MatchString(w.acts) {
			w.swap()
		}
		w.link = nil
	}
	w.relate()
	first := func(a actor) bool { return a.Motion == "travel" }
	explained := w.shot.Event != "" || w.shot.Occluder != "" || w.shot.Relation == "following" || w.shot.Relation == "meeting"
	for explained && slices.ContainsFunc(w.shot.Actors, first) {
		w.shot.Actors[slices.IndexFunc(w.shot.Actors, first)].Motion = ""
	}
}

// relate makes the first actor the one that the relation is told of: the phrase leads to the second.
func (w *wording) relate() {
	if w.link == nil {
		return
	}
	w.shot.Relation = w.link.label
	if w.link.label != "meeting" && w.link.inverse() == (w.link.object == 1) {
		w.swap()
	}
}

// side says that the phrase is of one actor, not of two.
func (l *link) side() bool { return l.phrase == "on the left" || l.phrase == "on the right" }

// inverse says that the phrase leads to the first actor instead: a house is below a plane, a cat followed by a dog.
func (l *link) inverse() bool {
	turned := []string{"below", "beneath", "underneath", "in front of", "followed by", "的下方", "的下面", "的前面", "的前方"}
	return l.side() || slices.Contains(turned, l.phrase) || l.phrase == "跟着" && strings.HasSuffix(l.before, "后面")
}

func (w *wording) swap() {
	w.shot.Actors[0], w.shot.Actors[1] = w.shot.Actors[1], w.shot.Actors[0]
}
