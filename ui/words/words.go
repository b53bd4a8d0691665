// Package words is how the window speaks: its languages, and quantities as a person
// reads them: time left, memory, time codes, the state of a job. It draws nothing.
package words

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects/rational"
)

// Timecode is hours, minutes, seconds and frames at the nearest whole rate, as
// editors count (without drop frames).
func Timecode(frame int64, rate rational.Rat) string {
	fps := max(1, rate.Round())
	seconds := frame / fps
	return fmt.Sprintf("%02d:%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60, frame%fps)
}

// Progress is how far a job is: "Denoising 14 / 20 · 3 s left".
func Progress(j app.Job) string {
	stage := j.Stage
	if stage == "" {
		stage = "starting"
	}
	text := Translate(strings.ToUpper(stage[:1]) + stage[1:])
	if j.Steps > 3 { // fewer are over before they are read
		text += fmt.Sprintf(" %d / %d", j.Step, j.Steps)
	}
	if j.Try > 1 {
		text += " · " + fmt.Sprintf(lang.L("try %d"), j.Try)
	}
	if left := Left(j.Left); left != "" {
		text += " · " + left
	}
	return text
}

// Left is a forecast that counts down, "" for none.
func Left(d time.Duration) string {
	switch {
	case d <= 0:
		return ""
	case d < 1500*time.Millisecond:
		return fmt.Sprintf(lang.L("%d s left"), 1)
	case d < time.Minute:
		return fmt.Sprintf(lang.L("%d s left"), int(d.Seconds()+0.5))
	}
	d = d.Round(time.Second)
	return fmt.Sprintf(lang.L("%d min %02d s left"), int(d.Minutes()), int(d.Seconds())%60)
}

// Roughly is a duration with as much precision as a forecast has.
func Roughly(d time.Duration) string {
	switch {
	case d < time.Second:
		return fmt.Sprintf(lang.L("%.0f s"), 1.0)
	case d < 90*time.Second:
		return fmt.Sprintf(lang.L("%.0f s"), d.Seconds())
	case d < 90*time.Minute:
		return fmt.Sprintf(lang.L("%.0f min"), d.Minutes())
	}
	return fmt.Sprintf(lang.L("%.1f h"), d.Hours())
}

// Copied is how far a copy of the film is, 0…1.
func Copied(c app.FilmCopy) float64 {
	if c.All < 1 {
		return 0
	}
	return float64(c.Done) / float64(c.All)
}

// Bytes is an amount of memory, counted in powers of 1024.
func Bytes(n int64) string {
	if n >= 1<<30 {
		return fmt.Sprintf(lang.L("%.1f GB"), float64(n)/(1<<30))
	}
	return fmt.Sprintf(lang.L("%d MB"), n>>20)
}
