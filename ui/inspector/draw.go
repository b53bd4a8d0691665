package inspector

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/words"
)

// Draw shows a snapshot.
func (i *Inspector) Draw(s app.Snapshot) {
	i.shown = s
	i.prompt.Display(s.Shot.Prompt)
	if h := hint(s.Limits.SamplePrompt); i.prompt.PlaceHolder != h {
		i.prompt.SetPlaceHolder(h)
	}
	i.expanded.SetText(expanded(s))
	i.negative.Display(s.Shot.Negative)
	i.drawNumbers(s)
	i.drawSize(s)
	i.drawProblems(s)
	i.notes.SetText(notes(s))
	i.forecast.SetText(forecast(s))
	i.drawButtons(s)
}

// expanded is what the model reads in place of the prompt.
func expanded(s app.Snapshot) string {
	if s.Expanded == "" {
		return ""
	}
	return fmt.Sprintf(lang.L("Expanded to: %s"), s.Expanded)
}

func hint(sample string) string {
	if sample == "" {
		return lang.L("What happens in the shot?")
	}
	return fmt.Sprintf(lang.L("For example: %s"), sample)
}

func (i *Inspector) drawNumbers(s app.Snapshot) {
	i.seconds.Display(decimal(chosenSeconds(s)))
	i.steps.Display(strconv.Itoa(chosenSteps(s)))
	i.guidance.Display(trim(chosenGuidance(s), 2))
	i.seed.Display(strconv.FormatUint(s.Shot.Seed, 10))
	unit := ""
	if s.Planned {
		frames := s.Forecast.Recipe.Frames
		unit = fmt.Sprintf(lang.N("%d frames", frames), frames)
	}
	i.seconds.SetUnit(unit)
}

func (i *Inspector) drawSize(s app.Snapshot) {
	size := chosenSize(s)
	chosen := -1
	var shapes []fyne.Size
	for n, choice := range s.Limits.Sizes {
		shapes = append(shapes, fyne.NewSize(float32(choice.Width), float32(choice.Height)))
		if choice == size {
			chosen = n
		}
	}
	i.shapes.Set(shapes, chosen)
	i.size.SetText("")
	if size.Width > 0 {
		i.size.SetText(fmt.Sprintf("%d×%d", size.Width, size.Height))
	}
}

// drawProblems shows what is wrong with a field: first that what was typed there is
// no number at all.
func (i *Inspector) drawProblems(s app.Snapshot) {
	for f, line := range i.problems {
		text := i.typos[f]
		if text == "" {
			text = words.Translate(s.Problems[f])
		}
		line.SetText(text)
	}
	if s.Machine.Phase == app.Failed {
		i.problems[app.FieldNone].SetText(fmt.Sprintf(lang.L("Takes cannot be made: %s"), s.Machine.Reason))
	}
}

func (i *Inspector) drawButtons(s app.Snapshot) {
	i.generate.SetEnabled(s.Reason() == "")
	i.cancel.SetEnabled(s.Job != nil && !s.Job.Stopping)
	i.lock.SetOn(s.SeedLocked)
	sign := icons.Unlock
	if s.SeedLocked {
		sign = icons.Lock
	}
	i.lock.SetIcon(sign)
}

// notes is what the pack made of the shot.
func notes(s app.Snapshot) string {
	if !s.Planned {
		return ""
	}
	return strings.Join(s.Forecast.Notes, "\n")
}

// forecast is what the take will cost: "≈ 11 s · 1.4 GB".
func forecast(s app.Snapshot) string {
	if !s.Planned {
		return ""
	}
	var parts []string
	if t := s.Forecast.Time; t > 0 {
		parts = append(parts, "≈ "+words.Roughly(t))
	}
	if m := s.Forecast.Memory; m > 0 {
		parts = append(parts, words.Bytes(m))
	}
	return strings.Join(parts, " · ")
}

func chosenSize(s app.Snapshot) projects.Size {
	if s.Shot.Size == (projects.Size{}) && len(s.Limits.Sizes) > 0 {
		return s.Limits.Sizes[0]
	}
	return s.Shot.Size
}
