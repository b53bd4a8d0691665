package lexicon

import "slices"

// Told is what a text tells: facts in the order of the text, each once.
type Told []Fact

// Read is what a text tells, unknown words as what they are near to.
func (l *Lexicon) Read(text string) Told {
	var out Told
	for _, s := range l.Spans(text) {
		for _, f := range s.Facts {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// one gives facts that can be told from either end one label: who is left of the other
// has the other on the right.
func one(f Fact) Fact {
	if f.Field == "relation" && (f.Label == "left_of" || f.Label == "right_of") {
		f.Label = "beside"
	}
	return f
}

// has says whether a fact is told.
func (t Told) has(f Fact) bool { return slices.Contains(t, f) }

// Of is the labels that a text tells of a field.
func (t Told) Of(field string) []string {
	var out []string
	for _, f := range t {
		if f.Field == field {
			out = append(out, f.Label)
		}
	}
	return out
}

// Unsaid is what a text that tells t leaves to what is usual, in the lexicon's order; of
// a field the first counts.
func (l *Lexicon) Unsaid(t Told) []Usual {
	var out []Usual
	t = slices.Clone(t)
	for _, u := range l.Usual {
		fits := len(u.When) == 0 || slices.ContainsFunc(u.When, t.has)
		if fits && len(t.Of(u.Field)) == 0 && !slices.ContainsFunc(u.Unless, t.has) {
			out, t = append(out, u), append(t, u.Fact)
		}
	}
	return out
}

// doing is the fields beside which plain going is not worth a word.
var doing = []string{"motion", "event", "occluder", "relation"}

// going is what every verb of going tells.
var going = Fact{"motion", "travel"}

// firm is what must come back of what is told: going goes without saying where something
// else is done.
func (t Told) firm() Told {
	for _, f := range t {
		if f != going && slices.Contains(doing, f.Field) {
			return slices.DeleteFunc(slices.Clone(t), func(f Fact) bool { return f == going })
		}
	}
	return t
}

// Missing is what t tells and other does not.
func (t Told) Missing(other Told) Told {
	return slices.DeleteFunc(slices.Clone(t.firm()), other.has)
}

// single is the fields of which a shot has one label, and looks those of which every
// subject has one.
var (
	single = []string{"style", "setting", "time", "weather", "camera", "framing"}
	looks  = []string{"subject", "colour", "pattern", "size", "motion", "direction"}
)

// Beyond counts what other tells of without need: further subjects, what happens to
// them, what hides them and where they are of each other.
func (t Told) Beyond(other Told) int {
	n := 0
	for _, f := range other {
		if slices.Contains(doing[1:], f.Field) && !t.has(f) || f.Field == "subject" && len(t.Of("subject")) > 0 && !t.has(f) {
			n++
		}
	}
	return n
}

// Against is what other tells that cannot be so where t is: another setting, another
// colour of the one subject.
func (t Told) Against(other Told) Told {
	fields := single
	if len(t.Of("subject")) == 1 && len(other.Of("subject")) == 1 {
		fields = append(slices.Clone(single), looks...)
	}
	if t.has(going) && len(t.Of("motion")) == 1 {
		fields = slices.DeleteFunc(slices.Clone(fields), func(field string) bool { return field == "motion" }) // in circles, and back
	}
	var out Told
	for _, f := range other.firm() {
		if f != going && slices.Contains(fields, f.Field) && len(t.Of(f.Field)) > 0 && !t.has(f) {
			out = append(out, f)
		}
	}
	return out
}
