package storyboard

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// Measures of a card.
const (
	tileInset float32 = 6
	tileHigh  float32 = 220
	tileGap   float32 = 10
	tileTop   float32 = 4         // above the cards, for the edge of a selected one
	pictureBy float32 = 160. / 74 // width by height of the picture
	barHeight float32 = 3
)

// tileLow is the height of the lowest card: its words, and a picture that is still one.
func tileLow() float32 { return tileInset + 46 + tileWords() }

// tileWords is the height of title and state.
func tileWords() float32 { return theme.Type(44) }

// stateBelow is the height of the state's line, with the edge below it.
func stateBelow() float32 { return theme.Type(20) }

// tileWidth is how wide a card of a height is.
func tileWidth(height float32) float32 {
	return (height-tileInset-tileWords())*pictureBy + 2*tileInset
}

// tile draws a card. It takes no events: the row does.
type tile struct {
	widget.BaseWidget
	face    face
	picture *image.RGBA
	hovered bool
	onCount bool // the pointer is on the state, which opens the takes
	target  bool // what is dragged would go here
	fault   bool // the file of its picture is not there
}

func newTile() *tile {
	t := &tile{}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is called by Fyne.
func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{
		t: t, ground: kit.NewPlate(), empty: canvas.NewRectangle(nil),
		image: &canvas.Image{FillMode: canvas.ImageFillCover, ScaleMode: canvas.ImageScaleFastest, CornerRadius: theme.Radius},
		noise: kit.NewNoise(), bed: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil),
		badge: kit.NewBadge(""), title: kit.NewRuns(kit.Body), state: kit.NewText("", kit.Value, theme.Secondary).Truncated(),
		star: kit.NewIcon(icons.StarFilled, 11, theme.Secondary), fault: kit.NewIcon(icons.Warning, 20, theme.Warning),
	}
	r.objects = append(r.ground.Objects(),
		r.empty, r.image, r.noise, r.fault, r.bed, r.bar, r.badge, r.title, r.state, r.star, r.dot)
	r.Refresh()
	return r
}

type tileRenderer struct {
	t               *tile
	ground          *kit.Plate
	empty, bed, bar *canvas.Rectangle
	image           *canvas.Image
	noise           *kit.Noise
	stirred         float64 // the progress at which the noise was stirred last
	dot             *canvas.Circle
	badge           *kit.Badge
	title           *kit.Runs
	state           *kit.Text
	star, fault     *kit.Icon
	objects         []fyne.CanvasObject
}

func (r *tileRenderer) MinSize() fyne.Size { return fyne.NewSize(tileWidth(tileLow()), tileLow()) }

func (r *tileRenderer) Layout(size fyne.Size) {
	r.ground.Put(fyne.Position{}, size)
	at := fyne.NewPos(tileInset, tileInset)
	box := fyne.NewSize(size.Width-2*tileInset, size.Height-tileInset-tileWords())
	for _, o := range []fyne.CanvasObject{r.empty, r.image, r.noise, r.fault} {
		o.Move(at)
		o.Resize(box)
	}
	r.layBar(at, box)
	badge := r.badge.MinSize()
	r.badge.Move(at.AddXY(box.Width-badge.Width-4, box.Height-badge.Height-4))
	r.badge.Resize(badge)
	r.layWords(tileInset+box.Height, size)
}

// layBar puts the progress onto the picture's bottom edge.
func (r *tileRenderer) layBar(at fyne.Position, box fyne.Size) {
	edge := at.AddXY(0, box.Height-barHeight)
	r.bed.Move(edge)
	r.bed.Resize(fyne.NewSize(box.Width, barHeight))
	r.bar.Move(edge)
	r.bar.Resize(fyne.NewSize(box.Width*float32(max(0, r.t.face.progress)), barHeight))
}

func (r *tileRenderer) layWords(top float32, size fyne.Size) {
	const left = tileInset + 1
	room := size.Width - 2*left
	r.title.Move(fyne.NewPos(left, top+theme.Type(5)))
	r.title.Resize(fyne.NewSize(room, theme.Type(18)))
	y := size.Height - stateBelow()
	dot := float32(0)
	if r.t.face.dot != "" {
		dot = 14
	}
	r.dot.Move(fyne.NewPos(size.Width-left-9, y+theme.Type(16)/2-4))
	r.dot.Resize(fyne.NewSquareSize(8))
	star := float32(0)
	if r.t.face.star {
		star = 15
	}
	r.state.Resize(fyne.NewSize(room-dot-star, theme.Type(16)))
	r.state.Move(fyne.NewPos(left, y))
	words := min(room-dot-star, fyne.MeasureText(r.t.face.state, theme.Type(theme.SizeValue), fyne.TextStyle{}).Width)
	r.star.Move(fyne.NewPos(left+words+4, y+2))
	r.star.Resize(fyne.NewSquareSize(11))
}

func (r *tileRenderer) Refresh() {
	f := &r.t.face
	r.paintPicture()
	r.badge.SetText(f.badge)
	r.badge.Hidden = f.badge == ""
	r.title.Set(f.pieces)
	r.state.SetText(f.state)
	ink := f.ink
	if r.t.onCount && f.takes > 0 && ink == theme.Secondary {
		ink = theme.Text
	}
	r.state.SetColor(ink)
	r.star.Hidden, r.dot.Hidden = !f.star, f.dot == ""
	if f.dot != "" {
		r.dot.FillColor = theme.Color(r.t, f.dot)
	}
	r.paintGround()
	r.Layout(r.t.Size())
	canvas.Refresh(r.t)
}

func (r *tileRenderer) paintPicture() {
	f := &r.t.face
	r.empty.FillColor, r.empty.CornerRadius = theme.Color(r.t, theme.Groove), theme.Radius
	r.image.Hidden, r.empty.Hidden = r.t.picture == nil, r.t.picture != nil
	if r.image.Image != image.Image(r.t.picture) && r.t.picture != nil {
		r.image.Image = r.t.picture
		r.image.Refresh()
	}
	r.fault.Hidden = !r.t.fault || r.t.picture != nil
	if f.waits {
		r.noise.Show()
	} else {
		r.noise.Hide()
	}
	if f.progress != r.stirred {
		r.stirred = f.progress
		r.noise.Stir()
	}
	making := f.progress >= 0
	r.bed.Hidden, r.bar.Hidden = !making, !making
	r.bed.FillColor, r.bar.FillColor = theme.Color(r.t, theme.Shade), theme.Color(r.t, theme.Accent)
	r.bar.CornerRadius, r.bed.CornerRadius = barHeight/2, barHeight/2
}

// paintGround lifts a card that is pointed at or selected; others lie flat, so that the
// pictures are what is seen of them.
func (r *tileRenderer) paintGround() {
	var ground color.Color
	width := float32(0)
	switch {
	case r.t.target:
		width = 2.5
	case r.t.face.selected:
		width = 1.5
	}
	if width > 0 || r.t.hovered {
		ground = theme.Color(r.t, theme.Raised)
	}
	r.ground.Paint(ground, theme.CardRound)
	r.ground.Edge(theme.Color(r.t, theme.Accent), width)
}

func (r *tileRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *tileRenderer) Destroy()                     {}
