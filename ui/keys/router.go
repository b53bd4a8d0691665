// Package keys says which plain key does what. Fyne hands such keys to the focused
// widget only (#3038), so every widget of ours forwards what it has no use for to
// the one Router of the window. Keys with Ctrl belong to the main menu, which Fyne
// asks first. It imports Fyne only.
package keys

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Actions is what keys can do; a nil action is skipped.
type Actions struct {
	PlayPause func()
	Pause     func()
	Play      func()
	Step      func(frames int64)
	Second    func(seconds int64) // a whole second on or back
	First     func()
	Last      func()
	Cancel    func() // the job, or whatever is open on top
}

// Router hands keys to actions.
type Router struct {
	actions Actions
	// Modifiers says what is held down; New takes it from the desktop.
	Modifiers func() fyne.KeyModifier
}

// New makes a router.
func New(actions Actions) *Router {
	return &Router{actions: actions, Modifiers: heldDown}
}

// Handle does what a key stands for. Keys that stand for nothing are ignored.
func (r *Router) Handle(e *fyne.KeyEvent) {
	if action := r.action(e.Name, r.Modifiers()&fyne.KeyModifierShift != 0); action != nil {
		action()
	}
}

func (r *Router) action(name fyne.KeyName, shift bool) func() {
	a := r.actions
	switch name {
	case fyne.KeySpace:
		return a.PlayPause
	case fyne.KeyK:
		return a.Pause
	case fyne.KeyL:
		return a.Play
	case fyne.KeyHome:
		return a.First
	case fyne.KeyEnd:
		return a.Last
	case fyne.KeyEscape:
		return a.Cancel
	case fyne.KeyLeft, fyne.KeyComma:
		return a.move(-1, shift)
	case fyne.KeyRight, fyne.KeyPeriod:
		return a.move(1, shift)
	}
	return nil
}

// move is a frame, with Shift a second.
func (a Actions) move(by int64, second bool) func() {
	move := a.Step
	if second {
		move = a.Second
	}
	if move == nil {
		return nil
	}
	return func() { move(by) }
}

func heldDown() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}
