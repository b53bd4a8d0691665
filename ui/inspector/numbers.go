package inspector

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects/rational"
)

// chosenSeconds is what the field shows: the pack's own where nothing was chosen.
func chosenSeconds(s app.Snapshot) rational.Rat {
	if s.Shot.Seconds.Zero() {
		return s.Limits.Seconds
	}
	return s.Shot.Seconds
}

func chosenSteps(s app.Snapshot) int {
	if s.Shot.Steps == 0 {
		return s.Limits.Steps
	}
	return s.Shot.Steps
}

func chosenGuidance(s app.Snapshot) float64 {
	if s.Shot.Guidance == nil {
		return s.Limits.Guidance
	}
	return *s.Shot.Guidance
}

// What is said of a text that is no number of its field.
func notANumber() string { return lang.L("A number is needed, for example 2.5.") }
func notWhole() string   { return lang.L("A whole number is needed.") }

// typed wraps the reading of a field: good texts go on to the commands, others are
// said to be wrong below the field.
func (i *Inspector) typed(f app.Field, take func(string) string) func(string) {
	return func(text string) {
		i.typos[f] = take(strings.TrimSpace(text))
		i.drawProblems(i.shown)
	}
}

func (i *Inspector) takeSeconds(text string) string {
	if text == "" {
		i.commands.SetSeconds(rational.Rat{})
		return ""
	}
	r, err := rational.Parse(comma(text))
	if err != nil || r.Zero() {
		return notANumber()
	}
	i.commands.SetSeconds(r)
	return ""
}

func (i *Inspector) takeSteps(text string) string {
	if text == "" {
		i.commands.SetSteps(0)
		return ""
	}
	n, err := strconv.Atoi(text)
	if err != nil || n == 0 {
		return notWhole()
	}
	i.commands.SetSteps(n)
	return ""
}

func (i *Inspector) takeGuidance(text string) string {
	if text == "" {
		i.commands.SetGuidance(i.shown.Limits.Guidance)
		return ""
	}
	v, err := strconv.ParseFloat(comma(text), 64)
	if err != nil || v != v {
		return notANumber()
	}
	i.commands.SetGuidance(v)
	return ""
}

func (i *Inspector) takeSeed(text string) string {
	if text == "" {
		return ""
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		return notWhole()
	}
	i.commands.SetSeed(n)
	return ""
}

// comma reads the decimal sign of most of Europe.
func comma(text string) string { return strings.Replace(text, ",", ".", 1) }

// nudgeSeconds goes on by a quarter of a second, within what the pack can.
func (i *Inspector) nudgeSeconds(n int) {
	l := i.shown.Limits
	next := chosenSeconds(i.shown).Add(rational.New(int64(n), 4))
	next = rational.New(next.Mul(rational.Int(4)).Round(), 4)
	if next.Cmp(l.MinSeconds) < 0 {
		next = l.MinSeconds
	}
	if next.Cmp(l.MaxSeconds) > 0 {
		next = l.MaxSeconds
	}
	i.commands.SetSeconds(next)
}

func (i *Inspector) nudgeSteps(n int) {
	l := i.shown.Limits
	i.commands.SetSteps(min(max(chosenSteps(i.shown)+n, l.MinSteps), l.MaxSteps))
}

func (i *Inspector) nudgeGuidance(n int) {
	i.commands.SetGuidance(max(1, chosenGuidance(i.shown)+float64(n)*0.5))
}

func (i *Inspector) chooseSize(index int) {
	if sizes := i.shown.Limits.Sizes; index < len(sizes) {
		i.commands.SetSize(sizes[index])
	}
}

// decimal is a time with at most two digits behind the point.
func decimal(r rational.Rat) string { return trim(r.Float(), 2) }

func trim(v float64, digits int) string {
	text := strconv.FormatFloat(v, 'f', digits, 64)
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return text
}
