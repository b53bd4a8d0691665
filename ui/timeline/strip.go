package timeline

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2/canvas"
	"golang.org/x/image/draw"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// strip draws all that is seen of a track as one picture: a thousand clips as objects of
// their own would cost 20 ms at every repaint of the window.
type strip struct {
	t      *Timeline
	row    int
	raster *canvas.Raster
	img    *image.RGBA
	scale  float64 // pixels to a unit
	inks   *inks
	track  projects.Track
}

func newStrip(t *Timeline, row int) *strip {
	s := &strip{t: t, row: row, inks: &t.lanes.inks}
	s.raster = canvas.NewRaster(s.draw)
	return s
}

const clipRound = 5.0

// draw is called by Fyne with a number of pixels. The picture is drawn into anew each
// time: whoever got it last is done with it.
func (s *strip) draw(w, h int) image.Image {
	if s.img == nil || s.img.Rect.Dx() != w || s.img.Rect.Dy() != h {
		s.img = image.NewRGBA(image.Rect(0, 0, w, h))
	} else {
		clear(s.img.Pix)
	}
	s.scale = float64(w) / max(1, float64(s.raster.Size().Width))
	s.track = s.t.track(s.row)
	for i := s.first(); i < len(s.track.Clips); i++ {
		c := s.track.Clips[i]
		if s.t.view.x(c.Start) > s.t.view.width {
			break
		}
		s.clip(c, i+1 < len(s.track.Clips) && s.track.Clips[i+1].Start == c.End())
	}
	return s.img
}

// seen reports whether any clip of the track is to be seen; an empty picture would cost as
// much as a full one at every repaint.
func (s *strip) seen() bool {
	s.track = s.t.track(s.row)
	i := s.first()
	return i < len(s.track.Clips) && s.t.view.x(s.track.Clips[i].Start) <= s.t.view.width
}

// first is the first clip that is seen.
func (s *strip) first() int {
	i, _ := s.track.Index(s.t.view.frame(0))
	return i
}

func (s *strip) pixel(units float64) int { return int(math.Round(units * s.scale)) }

// place is where a clip lies; touched says that the next one begins where it ends.
func (s *strip) place(c projects.Clip, touched bool) image.Rectangle {
	x0, x1 := s.pixel(float64(s.t.view.x(c.Start))), s.pixel(float64(s.t.view.x(c.End())))
	if one := s.pixel(1); touched && x1-x0 > 2*one {
		x1 -= one
	}
	inset := s.pixel(float64(clipInset))
	return image.Rect(x0, inset, max(x0+1, x1), s.img.Rect.Dy()-inset)
}

func (s *strip) clip(c projects.Clip, touched bool) {
	r, l := s.place(c, touched), s.t.lookOf(c.Source)
	ink := s.inks.roles[l.role(s.track.Kind)]
	switch {
	case l.missing || l.failed():
		fill(s.img, r, mix(s.inks.ground, s.inks.fault, 0.16))
		stripes(s.img, r, faded(s.inks.fault, 0.35), s.pixel(9), s.pixel(4))
	case l.coming():
		s.placeholder(r, ink, l)
	case s.track.Kind == projects.SoundTrack:
		fill(s.img, r, mix(s.inks.deep, ink, 0.5))
		s.wave(r, c)
		s.veil(r)
	default:
		fill(s.img, r, ink)
		s.film(r, c, l, ink)
	}
	if c.Dissolve > 0 {
		s.dissolve(r, c)
	}
	s.fades(r, c)
	s.finish(r, c)
}

// finish shapes a clip and marks it where it is selected.
func (s *strip) finish(r image.Rectangle, c projects.Clip) {
	if s.track.Off || c.Mute && s.track.Kind == projects.SoundTrack {
		fill(s.img, r, faded(s.inks.ground, 0.6))
	}
	if r.Dx() > 4 {
		rounded(s.img, r, clipRound*s.scale)
	}
	if s.t.marked[c.ID] {
		framed(s.img, r, clipRound*s.scale, 2*s.scale, s.inks.accent)
		s.handles(r, c)
	}
}

// film fills a clip with thumbnails, each at its own time.
func (s *strip) film(r image.Rectangle, c projects.Clip, l look, ink color.RGBA) {
	cell := s.cell(r.Dy())
	if r.Dx() < cell/3 {
		return
	}
	rate := s.t.film.Head.Rate.Float()
	from, speed := c.From.Float(), c.Speed.Float()
	step := float64(cell) / s.scale / s.t.view.perFrame / rate
	begin := max(0, -r.Min.X/cell)
	for x := r.Min.X + begin*cell; x < min(r.Max.X, s.img.Rect.Max.X); x += cell {
		seconds := 0.0
		if !l.still {
			seconds = from + (float64(x-r.Min.X)/float64(cell)+0.5)*step*speed
		}
		picture := s.t.pictures.at(c.Source, seconds, step*math.Abs(speed))
		if picture == nil {
			continue
		}
		small := s.t.pictures.scaled(picture, cell, r.Dy(), ink)
		to := image.Rect(x, r.Min.Y, min(x+cell, r.Max.X), r.Max.Y)
		draw.Draw(s.img, to, small, image.Point{}, draw.Src)
	}
	s.veil(r)
}

// veil darkens the upper part of a clip, so that its name can be read on any picture.
func (s *strip) veil(r image.Rectangle) {
	deep := s.pixel(float64(theme.Type(26)))
	for y := range min(deep, r.Dy()) {
		part := min(1, 2.2*(1-float64(y)/float64(deep))) // the name's own line is dark all over
		fill(s.img, image.Rect(r.Min.X, r.Min.Y+y, r.Max.X, r.Min.Y+y+1), faded(s.inks.shade, part))
	}
}

// cell is the width of a thumbnail in pixels, a whole one so that all look alike.
func (s *strip) cell(height int) int {
	shape := 16.0 / 9
	if size := s.t.film.Head.Size; size.Width > 0 && size.Height > 0 {
		shape = float64(size.Width) / float64(size.Height)
	}
	return max(8, int(math.Round(float64(height)*shape)))
}

// wave draws how loud a clip is; what is not known is a flat line.
func (s *strip) wave(r image.Rectangle, c projects.Clip) {
	peaks := s.t.pictures.peaks(c.Source)
	rate := s.t.film.Head.Rate.Float()
	perPixel := 1 / (s.scale * s.t.view.perFrame * rate) * c.Speed.Float() * app.PeaksPerSecond
	from := c.From.Float() * app.PeaksPerSecond
	middle, half := float64(r.Min.Y+r.Max.Y)/2, float64(r.Dy())/2-float64(s.pixel(3))
	for x := max(r.Min.X, 0); x < min(r.Max.X, s.img.Rect.Max.X); x++ {
		at := from + float64(x-r.Min.X)*perPixel
		loud := max(0.5, kit.Loudest(peaks, at, at+perPixel)*half)
		fill(s.img, image.Rect(x, int(middle-loud), x+1, int(math.Ceil(middle+loud))), s.inks.wave)
	}
}

// placeholder is noise that waits to become a picture, and how far it is.
func (s *strip) placeholder(r image.Rectangle, ink color.RGBA, l look) {
	fill(s.img, r, mix(s.inks.deep, ink, 0.45))
	side := max(2, s.pixel(4))
	for y := 0; y*side < r.Dy(); y++ {
		for x := max(0, -r.Min.X/side); x*side < min(r.Max.X, s.img.Rect.Max.X)-r.Min.X; x++ {
			if c, ok := s.fleck(x, y, ink); ok {
				at := image.Pt(r.Min.X+x*side, r.Min.Y+y*side)
				fill(s.img, image.Rectangle{at, at.Add(image.Pt(side, side))}.Intersect(r), c)
			}
		}
	}
	s.veil(r)
	done := int(float64(r.Dx()) * l.job.Fraction)
	if l.state == projects.Running && done > 0 {
		fill(s.img, image.Rect(r.Min.X, r.Max.Y-s.pixel(3), r.Min.X+done, r.Max.Y), s.inks.accent)
	}
}

// fleck is a square of the noise, the same each time.
func (s *strip) fleck(x, y int, ink color.RGBA) (color.RGBA, bool) {
	n := uint32(x)*2654435761 ^ uint32(y)*2246822519
	n ^= n >> 13
	n *= 3266489917
	n ^= n >> 16
	colors := [...]color.RGBA{ink, s.inks.accent, s.inks.wave, s.inks.paper}
	return faded(colors[n>>8&3], 0.35), n%100 < 24
}

// dissolve is drawn as the clip before going away over the first frames.
func (s *strip) dissolve(r image.Rectangle, c projects.Clip) {
	r.Max.X = min(r.Max.X, s.frame(c.Start+c.Dissolve))
	wedge(s.img, r, false, faded(s.inks.ground, 0.55), faded(s.inks.chosen, 0.7))
}
