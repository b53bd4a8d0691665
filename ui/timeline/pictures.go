package timeline

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"

	"kinora/projects"
	"kinora/projects/rational"
)

// pictures keeps what the clips show: thumbnails as they came, and as they are drawn.
// What is not there yet is asked for again with every Draw.
type pictures struct {
	commands looking
	known    map[wanted]*image.RGBA
	tinted   map[tint]*image.RGBA
	wishes   map[wanted]rational.Rat  // and the time of each, which is costly to make
	unheard  map[projects.Source]bool // sound whose peaks are to come
}

// wanted is the picture of a source at a time.
type wanted struct {
	source projects.Source
	tenths int64 // of a second
}

// tint is a thumbnail at its size on the screen, under the colour of its clip.
type tint struct {
	picture *image.RGBA
	w, h    int
	color   color.RGBA
}

const (
	thumbSide   = 160  // pixels of the longer side that are asked for
	mostKnown   = 1500 // pictures; then all are asked for anew, which app keeps
	mostTinted  = 1500
	tintedPart  = 0.3 // of the colour in a thumbnail
	patience    = 64  // wishes that are looked at in one Draw
	shortestGap = 1   // tenths of a second between two thumbnails
)

// at is the picture of a source at a time in seconds, nil while it is not there. step is
// how many seconds lie between two pictures on the screen: times are rounded to what is
// found again at other zooms.
func (p *pictures) at(s projects.Source, seconds, step float64) *image.RGBA {
	w := wanted{s, rounding(seconds, step)}
	if img := p.known[w]; img != nil {
		return img
	}
	at := rational.New(w.tenths, 10)
	img := p.commands.Picture(s, at, thumbSide)
	if img == nil {
		p.wish(w, at)
		return nil
	}
	p.keep(w, img)
	return img
}

// rounding is a time in tenths of a second, on a grid whose step is a power of two of them.
func rounding(seconds, step float64) int64 {
	grid := math.Pow(2, math.Floor(math.Log2(max(shortestGap, step*10))))
	return int64(max(0, math.Floor(seconds*10/grid)*grid))
}

func (p *pictures) keep(w wanted, img *image.RGBA) {
	if p.known == nil || len(p.known) >= mostKnown {
		p.known = map[wanted]*image.RGBA{}
	}
	p.known[w] = img
	delete(p.wishes, w)
}

func (p *pictures) wish(w wanted, at rational.Rat) {
	if p.wishes == nil || len(p.wishes) >= mostKnown {
		p.wishes = map[wanted]rational.Rat{}
	}
	p.wishes[w] = at
}

// came asks again for what was not there and reports whether any of it is now.
func (p *pictures) came() bool {
	some, asked := false, 0
	for w, at := range p.wishes {
		if img := p.commands.Picture(w.source, at, thumbSide); img != nil {
			p.keep(w, img)
			some = true
		}
		if asked++; asked == patience {
			break
		}
	}
	for s := range p.unheard {
		if len(p.commands.Peaks(s)) > 0 {
			delete(p.unheard, s)
			some = true
		}
	}
	return some
}

// peaks is how loud a source is, nil while that is not known.
func (p *pictures) peaks(s projects.Source) []float32 {
	list := p.commands.Peaks(s)
	if len(list) == 0 && !p.unheard[s] {
		if p.unheard == nil {
			p.unheard = map[projects.Source]bool{}
		}
		p.unheard[s] = true
	}
	return list
}

// scaled is a picture as it is drawn.
func (p *pictures) scaled(img *image.RGBA, w, h int, c color.RGBA) *image.RGBA {
	key := tint{img, w, h, c}
	if done := p.tinted[key]; done != nil {
		return done
	}
	if p.tinted == nil || len(p.tinted) >= mostTinted {
		p.tinted = map[tint]*image.RGBA{}
	}
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.ApproxBiLinear.Scale(small, small.Rect, img, cover(img.Rect, w, h), draw.Src, nil)
	fill(small, small.Rect, faded(c, tintedPart))
	p.tinted[key] = small
	return small
}

// cover is the largest part in the middle of a picture that has the shape of a place.
func cover(from image.Rectangle, w, h int) image.Rectangle {
	fw, fh := from.Dx(), from.Dy()
	if fw*h > fh*w {
		cut := (fw - fh*w/max(1, h)) / 2
		return image.Rect(from.Min.X+cut, from.Min.Y, from.Max.X-cut, from.Max.Y)
	}
	cut := (fh - fw*h/max(1, w)) / 2
	return image.Rect(from.Min.X, from.Min.Y+cut, from.Max.X, from.Max.Y-cut)
}
