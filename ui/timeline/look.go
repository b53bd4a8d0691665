package timeline

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// look is how a source is drawn, wherever it lies.
type look struct {
	name    string
	made    bool // by generation
	still   bool
	state   projects.OutcomeState // Done for media
	missing bool
	job     app.Job // while it is to come
}

// lookOf is how a source is drawn; what was found out once is kept until something
// changes.
func (t *Timeline) lookOf(s projects.Source) look {
	l, ok := t.looks[s]
	if !ok {
		l = t.findLook(s)
		t.looks[s] = l
	}
	return l
}

func (t *Timeline) findLook(s projects.Source) look {
	l := look{made: s.Take != 0, state: projects.Done, missing: t.params.Commands.Missing(s)}
	if m, ok := t.film.Medium(s.Medium); ok {
		l.name, l.still = m.Name, m.Kind == projects.Still
		return l
	}
	l.name, l.state = t.nameOfTake(s.Take), t.film.Outcomes[s.Take].State
	if l.state != projects.Done {
		l.job, _ = t.snapshot.JobOf(s.Take)
		if l.job.Reason == "" {
			l.job.Reason = t.film.Outcomes[s.Take].Reason
		}
	}
	return l
}

// nameOfTake has the number of its shot in front.
func (t *Timeline) nameOfTake(id projects.ID) string {
	take, _ := t.film.Take(id)
	title := strings.Join(strings.Fields(words.Title(take.Title())), " ")
	for i, c := range t.film.Board {
		if c.ID == take.Card && take.Card != 0 {
			if c.Title != "" {
				title = c.Title
			}
			if title == "" { // of a still that was animated without a word
				return strconv.Itoa(i + 1)
			}
			return fmt.Sprintf("%d · %s", i+1, title)
		}
	}
	return title
}

// failed reports whether nothing comes of it any more.
func (l look) failed() bool { return l.state == projects.Failed || l.state == projects.Cancelled }

// coming reports whether it is still to be made.
func (l look) coming() bool { return l.state != projects.Done && !l.failed() }

// progress is what is said of a take that is not there.
func (l look) progress() string {
	switch {
	case l.state == projects.Failed:
		return lang.L("Failed · ⏎ retries")
	case l.state == projects.Cancelled:
		return lang.L("Cancelled · ⏎ retries")
	case l.state == projects.Paused:
		return lang.L("Paused")
	case l.state == projects.Running && l.job.State == projects.Running:
		return words.Progress(l.job)
	}
	return lang.L("Waiting")
}

// tip explains a clip that does not show what it should.
func (l look) tip() string {
	switch {
	case l.missing:
		return fmt.Sprintf(lang.L("The file of %s is not where it was. Relink it in the library."), l.name)
	case l.state == projects.Failed:
		return fmt.Sprintf(lang.L("%s could not be made: %s"), l.name, words.Translate(l.job.Reason)) + "\n" + lang.L("Enter tries again.")
	case l.state == projects.Cancelled:
		return fmt.Sprintf(lang.L("%s was cancelled."), l.name) + "\n" + lang.L("Enter tries again.")
	}
	return ""
}

// role is the colour of a clip.
func (l look) role(kind projects.TrackKind) fyne.ThemeColorName {
	switch {
	case kind == projects.SoundTrack:
		return theme.Audio
	case l.made:
		return theme.Generated
	}
	return theme.Imported
}

// badge says how a clip differs from its source, "" for not at all.
func badge(c projects.Clip) string {
	var parts []string
	switch {
	case c.Speed.Zero():
		parts = append(parts, lang.L("hold"))
	case c.Speed != rational.Int(1):
		parts = append(parts, fmt.Sprintf("%d %%", c.Speed.Mul(rational.Int(100)).Round()))
	}
	if c.Mute {
		parts = append(parts, lang.L("muted"))
	}
	return strings.Join(parts, " · ")
}
