package main

import (
	"math"
	"slices"
	"strings"
)

// view is one shot: what was asked of it and what the judges see in it. How pictures are put together is as in the
// measuring of the judges' own accuracy (tools/train/judges/verdicts.py), or that would say nothing of the figures.
type view struct {
	card *card
	want shot
	seen seen
}

// answers are those of the shot alone.
func (v view) answers() []answer {
	list := v.subjects()
	list = append(list, v.looks("colour", colourOf)...)
	list = append(list, v.looks("pattern", func(a actor) string { return a.Pattern })...)
	list = append(list, v.looks("size", func(a actor) string { return a.Size })...)
	list = append(list, v.scenery()...)
	list = append(list, v.motions()...)
	list = append(list, v.relation()...)
	list = append(list, v.pair()...)
	return append(list, v.afterHiding()...)
}

func colourOf(a actor) string { return a.Colour }

// most is how many subjects a shot has at most.
const most = 3

// kinds are the subjects that were asked for, each once, as labels' indices.
func (v view) kinds() []int {
	var kinds []int
	for _, a := range v.want.Actors {
		if k := v.card.index("subject", a.Subject); !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}

// shown is how surely every kind can be seen in one picture, from 0 to 1.
func (v view) shown(picture int) []float32 {
	row := slices.Clone(v.seen.look.at("subject", picture))
	for i, logit := range row {
		row[i] = float32(1 / (1 + math.Exp(-float64(logit))))
	}
	return row
}

// presence is the mean of shown over the pictures.
func (v view) presence() []float32 {
	var rows [][]float32
	for i := range v.seen.pictures() {
		rows = append(rows, v.shown(i))
	}
	return mean(rows...)
}

// subjects is right where the asked kinds are among those that the judge is surest of: as many as were asked, or, as
// a prompt may leave out others that are there, all that it takes for present.
func (v view) subjects() []answer {
	if len(v.want.Actors) == 0 {
		return nil
	}
	return []answer{v.card.among("subject", "", v.kinds(), v.found(v.presence()))}
}

// found are the kinds that count as seen, the surest first.
func (v view) found(presence []float32) []int {
	sure := 0
	for _, p := range presence {
		if p > 0.5 {
			sure++
		}
	}
	return top(presence, max(len(v.kinds()), min(sure, most)))
}

// among answers a question for several labels: all must be among the judged.
func (c *card) among(head, about string, asked, judged []int) answer {
	right := true
	for _, i := range asked {
		right = right && slices.Contains(judged, i)
	}
	return answer{Measure: head, About: about, Asked: c.names(head, asked), Judged: c.names(head, judged), Right: right}
}

func (c *card) names(head string, indices []int) string {
	var names []string
	for _, i := range indices {
		names = append(names, c.Labels[head][i])
	}
	return strings.Join(names, ", ")
}

// looks judges how each kind looks. The judge has one row for a kind: of two actors of one kind, both words must be
// among its two largest.
func (v view) looks(head string, word func(actor) string) []answer {
	var list []answer
	for _, kind := range v.kinds() {
		var asked []int
		for _, a := range v.want.Actors {
			if w := word(a); w != "" && v.card.index("subject", a.Subject) == kind {
				asked = append(asked, v.card.index(head, w))
			}
		}
		slices.Sort(asked)
		if asked = slices.Compact(asked); len(asked) > 0 {
			judged := top(v.whole(head, kind), len(asked))
			list = append(list, v.card.among(head, v.card.Labels["subject"][kind], asked, judged))
		}
	}
	return list
}

// whole is a head's row for one kind over all pictures, weighted by how surely it can be seen in each.
func (v view) whole(head string, kind int) []float32 {
	var sum []float32
	for i, row := range v.seen.rows(head, kind) {
		if sum == nil {
			sum = make([]float32, len(row))
		}
		weight := v.shown(i)[kind] + 1e-4
		for j, value := range row {
			sum[j] += weight * value
		}
	}
	return sum
}

func (v view) scenery() []answer {
	var list []answer
	for _, s := range []said{
		{"setting", v.want.Setting}, {"time", v.want.Time}, {"weather", v.want.Weather}, {"framing", v.want.Framing},
	} {
		if s.word != "" {
			list = append(list, v.card.pick(s.name, "", s.word, mean(v.seen.rows(s.name)...)))
		}
	}
	return list
}
