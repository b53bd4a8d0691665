package export

import (
	"strconv"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
)

// What is chosen: each setter changes the wish, draws it and asks what it comes to.

func (e *Export) setKind(i int) {
	was := e.form.all[e.kind]
	e.kind = i
	k := e.form.all[i]
	switch {
	case k.frame:
		e.wish.Range = app.ExportFrame
	case was.frame, k.bare:
		e.wish.Range = app.ExportAll
	}
	e.changed()
}

func (e *Export) setRange(i int) {
	e.wish.Range = app.ExportRange(i)
	e.changed()
}

// whyNotRange says why a stretch cannot be chosen, "" where it can.
func (e *Export) whyNotRange(i int) string {
	k := e.form.all[e.kind]
	switch r := app.ExportRange(i); {
	case k.frame && r != app.ExportFrame:
		return lang.L("A single frame is the one at the playhead.")
	case k.bare && r != app.ExportAll:
		return lang.L("The edit goes out as a whole.")
	case r == app.ExportMarked && !e.marked:
		return lang.L("No stretch is marked: mark one with I and O.")
	case r == app.ExportSelected && !e.picked:
		return lang.L("No clip is selected on the timeline.")
	}
	return ""
}

func (e *Export) setSize(i int) {
	head := e.film.Head.Size
	e.custom = i == typedSize
	switch i {
	case filmSize:
		e.wish.Size = projects.Size{}
	case doubleSize:
		e.wish.Size = projects.Size{Width: 2 * head.Width, Height: 2 * head.Height}
	case fullHD:
		e.wish.Size = shaped(head, 1080)
	case halfHD:
		e.wish.Size = shaped(head, 720)
	case typedSize:
		e.wish.Size = e.size()
	}
	e.changed()
}

// shaped is a size in the shape of another whose shorter side has so many pixels.
func shaped(size projects.Size, shorter int) projects.Size {
	if size.Width < 1 || size.Height < 1 {
		return projects.Size{}
	}
	if size.Width >= size.Height {
		return projects.Size{Width: even(size.Width * shorter / size.Height), Height: shorter}
	}
	return projects.Size{Width: shorter, Height: even(size.Height * shorter / size.Width)}
}

func even(n int) int { return n + n%2 }

// size is what the wish comes to in pixels.
func (e *Export) size() projects.Size {
	if e.wish.Size == (projects.Size{}) {
		return e.film.Head.Size
	}
	return e.wish.Size
}

func (e *Export) sizeChosen() int {
	head := e.film.Head.Size
	switch e.wish.Size {
	case projects.Size{}:
		if !e.custom {
			return filmSize
		}
	case projects.Size{Width: 2 * head.Width, Height: 2 * head.Height}:
		if !e.custom {
			return doubleSize
		}
	case shaped(head, 1080):
		if !e.custom {
			return fullHD
		}
	case shaped(head, 720):
		if !e.custom {
			return halfHD
		}
	}
	return typedSize
}

// typeSize takes what was typed; sides that are no numbers are said.
func (e *Export) typeSize() {
	w, errW := strconv.Atoi(e.form.wide.Entry().Text)
	h, errH := strconv.Atoi(e.form.high.Entry().Text)
	if errW != nil || errH != nil {
		e.edition++ // an answer to what was typed before is not awaited
		e.drawPlan(app.ExportPlan{Reason: lang.L("A whole number is needed.")})
		return
	}
	if size := (projects.Size{Width: w, Height: h}); e.custom && size != e.wish.Size {
		e.wish.Size = size
		e.replan()
	}
}

func (e *Export) setRate(i int) {
	e.wish.Rate = rates[i]
	e.changed()
}

func (e *Export) setQuality(i int) {
	e.wish.Quality = ""
	switch qualities[i] {
	case "medium":
		e.wish.Quality = "medium"
	case "small":
		e.wish.Quality = "small"
	}
	e.changed()
}

func (e *Export) setSound(on bool) {
	e.wish.Silent = !on
	e.changed()
}

// chooseFile asks for the file.
func (e *Export) chooseFile() {
	k := e.form.all[e.kind]
	e.params.SaveAs(e.base+k.ending, func(path string) {
		e.base = baseOf(path)
		e.changed()
	})
}

func (e *Export) changed() {
	e.form.draw()
	e.replan()
}

// finished is the wish as it goes to app.
func (e *Export) finished() app.ExportWish {
	w, k := e.wish, e.form.all[e.kind]
	w.Preset, w.Path = k.preset, k.path(e.base)
	if k.silent {
		w.Silent = true
	}
	if k.plain {
		w.Quality = ""
	}
	return w
}

// replan asks what the wish comes to. Of several answers the newest counts.
func (e *Export) replan() {
	if e.whyNotRange(int(e.wish.Range)) != "" { // what it was chosen for has gone
		e.wish.Range = app.ExportAll
		if e.form.all[e.kind].frame {
			e.wish.Range = app.ExportFrame
		}
	}
	e.form.draw()
	e.edition++
	if e.base == "" {
		e.place()
		return
	}
	asked := e.edition
	e.params.Commands.PlanExport(e.finished(), func(p app.ExportPlan) {
		if asked == e.edition {
			e.drawPlan(p)
		}
	})
}

// place asks where the film goes, and then what the wish comes to; nothing can be written
// until then.
func (e *Export) place() {
	e.drawPlan(app.ExportPlan{})
	film := e.folder
	e.params.Commands.ExportPlace(func(base string) {
		if e.base == "" && film == e.folder {
			e.base = base
			e.replan()
		}
	})
}

func (e *Export) drawPlan(p app.ExportPlan) {
	e.plan = p
	e.form.drawPlan(p)
	if e.sheet != nil {
		e.sheet.Refit()
	}
}
