package main

import (
	"regexp"
	"slices"
	"strings"
)

// wording reads what a prompt of one shot asks for, mention by mention. It asks for no more than it is sure of: what
// is left out is not judged.
type wording struct {
	style  string
	shot   shot
	looks  actor // said before the subject that they belong to
	at     int   // the actor spoken of last, -1 before any
	behind bool  // the last looks belong to the subject before them
	link   *link // the first relation
	acts   string
}

// link is a relation while its two sides are looked for.
type link struct {
	mention
	object int // the actor that the phrase leads to, -1 as long as it is not named
}

// Words between mentions that matter.
var (
	pronoun = regexp.MustCompile(`^ (it|her|him)\b`)
	// In Chinese "it" stands where English has it, too, but "the left of it" begins with it.
	chinesePronoun = regexp.MustCompile(`^[它他她]`)
	chineseBehind  = regexp.MustCompile(`^的?后`)

	another   = regexp.MustCompile(`\banother [a-z -]*$`)
	dressing  = regexp.MustCompile(`\b(in|wearing) $`)
	with      = regexp.MustCompile(`\bwith (a )?$`)
	adjective = regexp.MustCompile(`(ed|y)$`)
	doneBy    = regexp.MustCompile(`^ (\S+ )?by\b`)
)

// read is what a prompt asks for, nil where it says nothing that the lexicon knows.
func (l lexicon) read(prompt string) *expect {
	w := wording{at: -1}
	w.shot.Actors = []actor{}
	list := l.mentions(prompt)
	for _, m := range list {
		w.take(m)
	}
	if len(list) == 0 {
		return nil
	}
	w.settle()
	return &expect{Style: w.style, Shots: []shot{w.shot}}
}

func (w *wording) take(m mention) {
	if m.field != "colour" && m.field != "pattern" && m.field != "size" {
		w.behind = false
	}
	switch m.field {
	case "subject":
		w.name(m)
	case "colour", "pattern", "size":
		w.look(m)
	case "motion", "direction", "speed":
		w.move(m)
	case "relation":
		w.relates(m)
	case "occluder":
		// A tree is scenery unless something goes behind it.
		if strings.HasPrefix(m.phrase, "behind ") || chineseBehind.MatchString(m.after) {
			set(&w.shot.Occluder, m.label)
		}
	case "event":
		// "Make a cat …" has begun before anybody is there to do something.
		if w.shot.Event == "" && len(w.shot.Actors) > 0 {
			w.shot.Event, w.acts = m.label, m.after
		}
	default:
		set(w.place(m.field), m.label)
	}
}

// relates keeps the first relation, with the actor that its phrase leads to where that is clear at once: one that "it"
// stands for, or the one that was just said to be on a side.
func (w *wording) relates(m mention) {
	if w.link != nil {
		return
	}
	w.link = &link{m, -1}
	switch {
	case strings.HasPrefix(m.phrase, "的"), pronoun.MatchString(m.after), w.link.side() && strings.HasPrefix(m.after, " and"):
		w.link.object = w.at
	case chinesePronoun.MatchString(m.after) && w.at >= 0:
		w.link.object = 1 - min(w.at, 1) // it follows the other
	}
}

// place is where a word on the whole view belongs.
func (w *wording) place(field string) *string {
	return map[string]*string{
		"setting": &w.shot.Setting, "time": &w.shot.Time, "weather": &w.shot.Weather, "camera": &w.shot.Camera,
		"framing": &w.shot.Framing, "style": &w.style,
	}[field]
}

// set keeps the first word that was said.
func set(where *string, word string) {
	if where != nil && *where == "" {
		*where = word
	}
}

// name speaks of a subject: of one that was named before, or of a new one.
func (w *wording) name(m mention) {
	w.at = -1
	if !another.MatchString(m.before) {
		w.at = slices.IndexFunc(w.shot.Actors, func(a actor) bool { return a.Subject == m.label && agrees(a, w.looks) })
	}
	if w.at < 0 {
		w.shot.Actors = append(w.shot.Actors, actor{Subject: m.label})
		w.at = len(w.shot.Actors) - 1
	}
	a := &w.shot.Actors[w.at]
	set(&a.Colour, w.looks.Colour)
	set(&a.Pattern, w.looks.Pattern)
	set(&a.Size, w.looks.Size)
	set(&a.Motion, w.looks.Motion)
	set(&a.Direction, w.looks.Direction)
	set(&a.Speed, w.looks.Speed)
	w.looks = actor{}
	if w.link != nil && w.link.object < 0 {
		w.link.object = w.at
	}
}

// agrees says that looks could be those of an actor that was named before.
func agrees(a, looks actor) bool {
	return (looks.Colour == "" || looks.Colour == a.Colour) && (looks.Pattern == "" || looks.Pattern == a.Pattern) &&
		(looks.Size == "" || looks.Size == a.Size)
}

// look keeps how the next subject looks, or, where it is said so (a girl in red, a cat with stripes), the last.
func (w *wording) look(m mention) {
	follows := w.behind && strings.TrimSpace(m.before) == ""
	w.behind = w.at >= 0 && (follows || dressing.MatchString(m.before) || m.field == "pattern" && noun(m))
	a := &w.looks
	if w.behind {
		a = &w.shot.Actors[w.at]
	}
	set(map[string]*string{"colour": &a.Colour, "pattern": &a.Pattern, "size": &a.Size}[m.field], m.label)
}

// noun tells stripes from striped.
func noun(m mention) bool {
	return with.MatchString(m.before) && !adjective.MatchString(m.phrase)
}

// move says how the actor spoken of last goes, or how the one to come does.
func (w *wording) move(m mention) {
	a := &w.looks
	if w.at >= 0 {
		a = &w.shot.Actors[w.at]
	}
	field := map[string]*string{"motion": &a.Motion, "direction": &a.Direction, "speed": &a.Speed}[m.field]
	if m.field == "motion" && a.Motion == "travel" {
		a.Motion = "" // going explains itself by what else is done
	}
	set(field, m.label)
}
