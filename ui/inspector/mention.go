package inspector

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kinora/ui/kit"
	"kinora/ui/theme"
)

// mention is somebody of the cast that a prompt speaks of: picture and name, and in the
// tip what the model is told of them.
type mention struct {
	widget.BaseWidget
	portrait *still
	name     *kit.Text
	tip      string
}

var (
	_ desktop.Hoverable = (*mention)(nil)
	_ kit.Tipped        = (*mention)(nil)
)

func newMention(name, tip string, portrait *still) *mention {
	m := &mention{portrait: portrait, name: kit.NewText("@"+name, kit.Value, theme.Cast), tip: tip}
	m.ExtendBaseWidget(m)
	return m
}

// MouseIn is called by Fyne.
func (m *mention) MouseIn(e *desktop.MouseEvent) { kit.TipIn(m, e) }

// MouseMoved is called by Fyne.
func (m *mention) MouseMoved(e *desktop.MouseEvent) { kit.TipMoved(m, e) }

// MouseOut is called by Fyne.
func (m *mention) MouseOut() { kit.TipOut(m) }

// Tooltip is what it says when the pointer rests on it.
func (m *mention) Tooltip() string { return m.tip }

// CreateRenderer is called by Fyne.
func (m *mention) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(kit.Columns(6, m.portrait, m.name))
}
