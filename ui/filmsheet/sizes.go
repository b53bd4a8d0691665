package filmsheet

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
)

// common is the sizes that are offered by name; the first is that of the built-in pack.
var common = []projects.Size{
	{Width: 256, Height: 144}, {Width: 1280, Height: 720}, {Width: 1920, Height: 1080}, {Width: 1080, Height: 1920}, {Width: 1080, Height: 1080},
}

// sizes is the choice of a size: a common one, or any whose sides are typed.
type sizes struct {
	changed    func()
	common     *kit.Dropdown
	wide, high *kit.Number
	root       fyne.CanvasObject
}

func newSizes(changed func()) *sizes {
	s := &sizes{changed: changed}
	var names []string
	for _, size := range common {
		names = append(names, sizeText(size))
	}
	s.common = kit.NewDropdown(s.choose, append(names, lang.L("Other"))...)
	s.wide, s.high = s.side(), s.side()
	times := kit.Middle(kit.NewText("×", kit.Value, theme.Secondary))
	s.root = kit.Columns(12, kit.Wide(160, s.common), kit.Columns(6, kit.Wide(90, s.wide), times, kit.Wide(90, s.high)))
	return s
}

// side is a field for a side in pixels; its keys keep it even.
func (s *sizes) side() *kit.Number {
	var n *kit.Number
	n = kit.NewNumber("", func(string) { s.typed() }, func(steps int) {
		if now, err := number(n.Entry().Text); err == nil {
			n.Display(strconv.Itoa(max(2, now+2*steps)))
			s.typed()
		}
	})
	return n
}

// forward hands keys on that no field has a use for; Return in a field is submit.
func (s *sizes) forward(key kit.Forward, submit func()) {
	s.common.Forward = key
	for _, n := range []*kit.Number{s.wide, s.high} {
		n.Entry().Forward, n.Entry().Submit = key, submit
	}
}

// show chooses a size.
func (s *sizes) show(size projects.Size) {
	s.wide.Entry().Display(strconv.Itoa(size.Width))
	s.high.Entry().Display(strconv.Itoa(size.Height))
	s.name(size)
}

// name says which of the common sizes a size is.
func (s *sizes) name(size projects.Size) {
	at := slices.Index(common, size)
	if at < 0 {
		at = len(common)
	}
	s.common.Set(at)
}

// choose takes a common size, or leaves the sides as they are, to be typed.
func (s *sizes) choose(i int) {
	if i < len(common) {
		s.show(common[i])
	}
	s.common.Set(i)
	s.changed()
}

func (s *sizes) typed() {
	size, _ := s.size()
	s.name(size)
	s.changed()
}

// size is what is chosen, in pixels.
func (s *sizes) size() (projects.Size, error) {
	w, err := number(s.wide.Entry().Text)
	if err != nil {
		return projects.Size{}, err
	}
	h, err := number(s.high.Entry().Text)
	return projects.Size{Width: w, Height: h}, err
}
