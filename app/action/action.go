// Package action is the registry of all that can be done in the window: menus, the
// command palette, the list of shortcuts and the keys themselves are made from it, so
// that none of them can say something else than another. It is used on the goroutine
// of the commands only. It must not import fyne, nor anything else of Kinora.
package action

// Action is one thing that can be done.
type Action struct {
	// ID names it for ever, "area.what": settings and presets refer to it.
	ID string
	// Title is what it is called, in English, which is the key of its translations.
	Title string
	// Words is further words that people look for it by, in English, as the key of their
	// translations; "" for none.
	Words string
	// Menu is the menu that it stands in, "" for none; menus and what is in them stand
	// in the order of registration.
	Menu string
	// Separator draws a line before it in its menu.
	Separator bool
	// Keys is what does it in the preset Kinora, the chord that menus show first.
	Keys []Chord
	// Once says that holding the key down does it only once, not again and again.
	Once bool
	// Enabled reports whether it can be done now, and if not, why. nil means always.
	Enabled func() (ok bool, why string)
	// Checked reports whether it is set. nil means that there is nothing to set.
	Checked func() bool
	// Run does it. It is only called while it is enabled.
	Run func()
	// Hidden keeps it out of the command palette.
	Hidden bool
}

// Ready reports whether the action can be done now, and if not, why.
func (a Action) Ready() (ok bool, why string) {
	if a.Enabled == nil {
		return a.Run != nil, ""
	}
	return a.Enabled()
}

// Set reports whether the action has a check mark now.
func (a Action) Set() bool { return a.Checked != nil && a.Checked() }

// Key is the first chord, "" for none.
func (a Action) Key() Chord {
	if len(a.Keys) == 0 {
		return ""
	}
	return a.Keys[0]
}
