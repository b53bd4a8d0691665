package inspector

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// fact is a name and what is so.
type fact struct{ name, value string }

// facts is a list of them. Those without a value are left out.
type facts struct {
	shown []fact
	root  *fyne.Container
}

func newFacts() *facts { return &facts{root: kit.Rows(5)} }

const factName float32 = 84

func (f *facts) draw(list ...fact) {
	list = slices.DeleteFunc(list, func(one fact) bool { return one.value == "" })
	if slices.Equal(list, f.shown) {
		return
	}
	f.shown = list
	f.root.Objects = nil
	for _, one := range list {
		value := kit.NewText(one.value, kit.Value, theme.Text).Truncated()
		name := kit.Wide(factName, kit.NewText(one.name, kit.Value, theme.Secondary).Truncated())
		f.root.Add(container.NewBorder(nil, nil, name, nil, value))
	}
	f.root.Refresh()
}
