package kit

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/theme"
)

// Icon is a pictogram in a role's colour. Fyne recolours only filled shapes of SVG
// files; ours have lines, so the colour is written into the text of the file.
type Icon struct {
	widget.BaseWidget
	svg   string
	color fyne.ThemeColorName
	side  float32
}

// NewIcon makes a pictogram from SVG text, side units wide and high.
func NewIcon(svg string, side float32, color fyne.ThemeColorName) *Icon {
	i := &Icon{svg: svg, side: side, color: color}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the pictogram and its colour; the same again costs nothing.
func (i *Icon) Set(svg string, color fyne.ThemeColorName) {
	if i.svg != svg || i.color != color {
		i.svg, i.color = svg, color
		i.Refresh()
	}
}

// CreateRenderer is called by Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	r := &iconRenderer{i: i, image: &canvas.Image{FillMode: canvas.ImageFillContain}}
	r.Refresh()
	return r
}

type iconRenderer struct {
	i     *Icon
	image *canvas.Image
}

func (r *iconRenderer) Layout(size fyne.Size) {
	side := fyne.NewSquareSize(r.i.side)
	r.image.Move(fyne.NewPos((size.Width-side.Width)/2, (size.Height-side.Height)/2))
	r.image.Resize(side)
}

func (r *iconRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(r.i.side) }

func (r *iconRenderer) Refresh() {
	r.image.Resource = tinted(r.i.svg, theme.Color(r.i, r.i.color))
	r.image.Refresh()
}

func (r *iconRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }
func (r *iconRenderer) Destroy()                     {}

// tinted writes a colour into SVG text. The resource is named after both, because
// Fyne caches drawn icons by name.
func tinted(svg string, c color.Color) fyne.Resource {
	r, g, b, _ := c.RGBA()
	code := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	text := strings.ReplaceAll(svg, "currentColor", code)
	return fyne.NewStaticResource(fmt.Sprintf("%08x%s.svg", digest(svg), code[1:]), []byte(text))
}

// digest is FNV-1a over the text.
func digest(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
