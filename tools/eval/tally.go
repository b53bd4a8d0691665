package main

import (
	"cmp"
	"slices"
)

// figure is how often a measure was right, with the judges' own accuracy.
type figure struct {
	Measure string `json:"measure"`
	Title   string `json:"title"`
	Right   int    `json:"right"`
	Asked   int    `json:"asked"`
	// Own is nil where judges.json says nothing of the measure.
	Own *ownAccuracy `json:"judges,omitempty"`
}

// ownAccuracy is what the judges get on held-out rendered clips, shares of 1.
type ownAccuracy struct {
	Right    float64  `json:"right"`
	Count    int      `json:"count"`
	Shuffled *float64 `json:"shuffled,omitempty"`
}

// confused is the measure of directions judged to be the opposite: the fewer, the better.
const confused = "confused"

// tally counts the answers of all clips, measure by measure; what nobody asked is left out.
func tally(c *card, clips []clipReport) []figure {
	var list []figure
	for _, m := range measures {
		f := figure{Measure: m.name, Title: m.title, Own: c.own(m.own)}
		mixed := figure{Measure: confused, Title: "  left and right confused"}
		for _, clip := range clips {
			for _, a := range clip.Answers {
				if a.Measure == m.name {
					f.count(a.Right)
					mixed.count(opposite(a))
				}
			}
		}
		if f.Asked == 0 {
			continue
		}
		list = append(list, f)
		if m.name == "direction" {
			list = append(list, mixed)
		}
	}
	return list
}

func (f *figure) count(right bool) {
	f.Asked++
	if right {
		f.Right++
	}
}

func opposite(a answer) bool {
	return a.Asked == "left" && a.Judged == "right" || a.Asked == "right" && a.Judged == "left"
}

func (c *card) own(name string) *ownAccuracy {
	a, ok := c.Accuracy[name]
	if !ok {
		return nil
	}
	return &ownAccuracy{*a.Right, a.Count, a.Shuffled}
}

// worst are at most n of the clips that failed in something, those that failed in most first.
func worst(clips []clipReport, n int) []clipReport {
	var failed []clipReport
	for _, c := range clips {
		if len(c.wrong()) > 0 {
			failed = append(failed, c)
		}
	}
	slices.SortStableFunc(failed, func(a, b clipReport) int { return cmp.Compare(len(b.wrong()), len(a.wrong())) })
	return failed[:min(n, len(failed))]
}

// wrong are the answers that were, without the sum of all.
func (c clipReport) wrong() []answer {
	var list []answer
	for _, a := range c.Answers {
		if !a.Right && a.Measure != "everything" {
			list = append(list, a)
		}
	}
	return list
}
