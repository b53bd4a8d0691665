package inspector

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects/rational"
)

// What is said of a text that is no number of its field.
func notANumber() string { return lang.L("A number is needed, for example 2.5.") }
func notWhole() string   { return lang.L("A whole number is needed.") }

// typed wraps the reading of a field: good texts go on to the commands, of others it is
// said what is wrong.
func (n *numbers) typed(f app.Field, take func(string) string) func(string) {
	return func(text string) {
		wrong := take(strings.TrimSpace(text))
		if n.labels[f] != nil {
			n.labels[f].SetColor(labelInk(wrong != ""))
		}
		n.said(f, n.problem(f, wrong))
	}
}

func (n *numbers) takeSeconds(text string) string {
	if text == "" {
		n.p.Commands.SetSeconds(rational.Rat{})
		return ""
	}
	r, ok := seconds(text)
	if !ok {
		return notANumber()
	}
	n.p.Commands.SetSeconds(r)
	return ""
}

func (n *numbers) takeSteps(text string) string {
	if text == "" {
		n.p.Commands.SetSteps(0)
		return ""
	}
	steps, err := strconv.Atoi(text)
	if err != nil || steps == 0 {
		return notWhole()
	}
	n.p.Commands.SetSteps(steps)
	return ""
}

func (n *numbers) takeTries(text string) string {
	if text == "" {
		n.p.Commands.SetTries(0)
		return ""
	}
	tries, err := strconv.Atoi(text)
	if err != nil || tries == 0 {
		return notWhole()
	}
	n.p.Commands.SetTries(tries)
	return ""
}

func (n *numbers) takeGuidance(text string) string {
	if text == "" {
		n.p.Commands.SetGuidance(n.shown.Limits.Guidance)
		return ""
	}
	v, ok := number(text)
	if !ok {
		return notANumber()
	}
	n.p.Commands.SetGuidance(v)
	return ""
}

func (n *numbers) takeSeed(text string) string {
	if text == "" {
		return ""
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return notWhole()
	}
	n.p.Commands.SetSeed(seed)
	return ""
}

// seconds reads a time above 0.
func seconds(text string) (rational.Rat, bool) {
	r, err := rational.Parse(comma(strings.TrimSpace(text)))
	return r, err == nil && r.Num() > 0
}

// number reads a number that is one.
func number(text string) (float64, bool) {
	v, err := strconv.ParseFloat(comma(strings.TrimSpace(text)), 64)
	return v, err == nil && v == v && v-v == 0
}

// comma reads the decimal sign of most of Europe.
func comma(text string) string { return strings.Replace(text, ",", ".", 1) }

// nudgeSeconds goes on by a quarter of a second, within what the pack can.
func (n *numbers) nudgeSeconds(by int) {
	l := n.shown.Limits
	next := n.chosenSeconds().Add(rational.New(int64(by), 4))
	next = rational.New(next.Mul(rational.Int(4)).Round(), 4)
	if next.Cmp(l.MinSeconds) < 0 {
		next = l.MinSeconds
	}
	if next.Cmp(l.MaxSeconds) > 0 {
		next = l.MaxSeconds
	}
	n.p.Commands.SetSeconds(next)
}

func (n *numbers) nudgeSteps(by int) {
	l := n.shown.Limits
	n.p.Commands.SetSteps(min(max(n.chosenSteps()+by, l.MinSteps), l.MaxSteps))
}

func (n *numbers) nudgeTries(by int) {
	n.p.Commands.SetTries(min(max(n.chosenTries()+by, 1), n.shown.Limits.MaxTries))
}

func (n *numbers) nudgeGuidance(by int) {
	n.p.Commands.SetGuidance(max(1, n.chosenGuidance()+float64(by)*0.5))
}

func (n *numbers) chooseSize(index int) {
	if sizes := n.shown.Limits.Sizes; index < len(sizes) {
		n.p.Commands.SetSize(sizes[index])
	}
}

// decimal is a time with one or two digits behind the point.
func decimal(r rational.Rat) string { return decimals(r.Float(), 1) }

// decimals is a number with at least so many digits behind the point, and two at most.
func decimals(v float64, least int) string {
	text := strconv.FormatFloat(v, 'f', 2, 64)
	for len(text)-strings.IndexByte(text, '.')-1 > least && strings.HasSuffix(text, "0") {
		text = text[:len(text)-1]
	}
	return strings.TrimSuffix(text, ".")
}
