package inspector

import (
	"image"
	"image/color"

	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// portrait is the picture of a source: its first frame, or, of a sound, its wave.
type portrait struct {
	p      Params
	still  *still
	unmade string // what stands in its place

	source projects.Source // whose wave was drawn
	peaks  int             // how many there were
	ink    color.Color
	wave   *image.RGBA
}

// draw shows a source.
func (o *portrait) draw(film projects.Film, source projects.Source) {
	if m, ok := film.Medium(source.Medium); ok && m.Kind == projects.Sound {
		o.still.set(o.sound(source), "")
		return
	}
	o.still.set(o.p.Commands.Picture(source, rational.Rat{}, 2*thumbSide), o.unmade)
}

// sound is the wave of a sound, nil until it was heard.
func (o *portrait) sound(source projects.Source) *image.RGBA {
	peaks, ink := o.p.Commands.Peaks(source), theme.Color(o.still, theme.Wave)
	if len(peaks) == 0 {
		return nil
	}
	if o.source != source || o.peaks != len(peaks) || o.ink != ink {
		o.source, o.peaks, o.ink = source, len(peaks), ink
		o.wave = kit.Wave(peaks, 4*thumbSide, 2*thumbSide, ink)
	}
	return o.wave
}
