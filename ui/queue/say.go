package queue

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// sign is the pictogram of a state.
func sign(j app.Job) (icon string, color fyne.ThemeColorName) {
	switch j.State {
	case projects.Running:
		return icons.Wand, theme.Accent
	case projects.Paused:
		return icons.Pause, theme.Secondary
	case projects.Failed:
		return icons.Warning, theme.Error
	case projects.Cancelled:
		return icons.Close, theme.Faint
	case projects.Done:
		return icons.Check, theme.OK
	}
	return icons.Clock, theme.Secondary
}

// way is how a take is made, in a word.
func way(w projects.Way) string {
	switch w {
	case projects.WayExtend:
		return lang.L("Extend")
	case projects.WayRetake:
		return lang.L("Retake")
	case projects.WayLoop:
		return lang.L("Loop")
	case projects.WayRemix:
		return lang.L("Remix")
	case projects.WayFill:
		return lang.L("Fill")
	case projects.WayConnect:
		return lang.L("Connect")
	case projects.WayFinal:
		return lang.L("Final")
	}
	return lang.L("New take")
}

// title is what a take is of, in one line.
func title(j app.Job) string {
	if text := strings.Join(strings.Fields(words.Title(j.Title)), " "); text != "" {
		return text
	}
	return lang.L("Without a prompt")
}

// belongs is the way and the place of a job.
func belongs(j app.Job, shots map[projects.ID]string) string {
	place := shots[j.Card]
	if place == "" {
		place = lang.L("Timeline")
	}
	return way(j.Way) + " · " + place
}

// state is how far a job is, and in which colour that is said.
func state(j app.Job, held bool) (text string, color fyne.ThemeColorName) {
	switch j.State {
	case projects.Running:
		if j.Stopping {
			return lang.L("Stopping…"), theme.Secondary
		}
		j.Left = 0 // it stands in a column of its own
		return words.Progress(j), theme.Text
	case projects.Paused:
		return lang.L("Paused"), theme.Secondary
	case projects.Failed:
		return words.Translate(j.Reason), theme.Error
	case projects.Cancelled:
		return lang.L("Cancelled"), theme.Secondary
	case projects.Done:
		return lang.L("Done"), theme.OK
	}
	if held {
		return lang.L("Waits, all are paused"), theme.Secondary
	}
	return lang.L("Waits"), theme.Secondary
}

// times is what a job takes still, and what it has taken.
func times(j app.Job) (left, elapsed string) {
	switch j.State {
	case projects.Running:
		return words.Left(j.Left), clock(j.Elapsed)
	case projects.Waiting, projects.Paused:
		if j.Left > 0 {
			return "≈ " + words.Roughly(j.Left), ""
		}
		return "", ""
	case projects.Done:
		return "", clock(j.Elapsed)
	}
	return "", ""
}

// clock is minutes and seconds that have passed.
func clock(d time.Duration) string {
	if d <= 0 {
		return ""
	}
	s := int(d.Seconds())
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
