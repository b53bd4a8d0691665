package inspector

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// expanded is the block below the prompt: what the model reads in its place.
type expanded struct {
	p       Params
	card    projects.Card
	editing bool

	text   *marked
	entry  *kit.Entry
	editor fyne.CanvasObject
	none   *kit.Paragraph // what stands there while there is no caption
	unsure *kit.Paragraph // which words the pack was not trained on
	lock   *kit.Button
	edit   *kit.Button
	expand *kit.Button
	root   fyne.CanvasObject

	resized func() // it needs another height
}

func newExpanded(p Params) *expanded {
	e := &expanded{
		p: p, text: newMarked(), resized: func() {},
		none: kit.NewParagraph(kit.Value, theme.Secondary), unsure: kit.NewParagraph(kit.Value, theme.Warning),
	}
	e.entry = kit.NewEditor("", 4, p.Commands.SetExpanded)
	limit(e.entry, p)
	e.entry.Submit, e.entry.Forward = p.Generate, e.key
	e.editor = kit.Sized(e.entry, theme.SizeValue)
	e.editor.Hide()
	e.unsure.Hide()
	e.lock = link(lang.L("Lock"), p, func() { p.Commands.LockExpanded(!e.card.Locked) })
	e.edit = link(lang.L("Edit"), p, func() { e.setEditing(!e.editing) })
	e.expand = link(lang.L("Expand now"), p, p.Commands.Expand)
	e.expand.Tip = lang.L("Shows what the model will read, without making a take.")
	head := container.NewBorder(nil, nil, kit.Middle(kit.NewLabel(lang.L("EXPANDED"))), kit.Tall(22, kit.Columns(2, e.expand, e.lock, e.edit)))
	body := kit.Rows(2, head, kit.Padded(0, 10, 0, 0, kit.Rows(0, e.text, e.none, e.editor, e.unsure)))
	e.root = container.NewStack(kit.NewFrame(theme.Panel, theme.Line, theme.Radius), kit.Padded(4, 2, 8, 10, body))
	return e
}

// link is a button that is only words.
func link(text string, p Params, tap func()) *kit.Button {
	b := kit.NewButton(text, "", kit.Bare, tap)
	b.Forward = p.Forward
	return b
}

func (e *expanded) draw(s app.Snapshot, c projects.Card) {
	if e.card.ID != c.ID {
		e.setEditing(false)
	}
	e.card = c
	e.text.set(added(c.Shot.Prompt, s.Caption))
	e.entry.Display(s.Caption)
	e.none.SetText(e.missing(s))
	e.unsure.SetText(doubts(s.Unsure))
	kit.SetVisible(e.unsure, len(s.Unsure) > 0)
	e.lock.SetText(lockWord(c.Locked))
	e.lock.Tip = lang.L("A locked text is kept when the prompt changes.")
	kit.SetVisible(e.lock, s.Caption != "")
	e.expand.SetEnabled(s.Limits.NoExpanding == "" && s.Machine.Phase == app.Ready && c.Shot.Prompt != "")
	e.expand.Why = words.Translate(s.Limits.NoExpanding)
	kit.SetVisible(e.expand, s.Caption == "")
}

// doubts says which words of the prompt were not known, or were read as others.
func doubts(unsure []app.Unsure) string {
	var lines, unknown []string
	for _, u := range unsure {
		if u.As == "" {
			unknown = append(unknown, u.Word)
		} else {
			lines = append(lines, fmt.Sprintf(lang.L("“%s” is read as “%s”."), u.Word, u.As))
		}
	}
	if len(unknown) > 0 {
		lines = append(lines, fmt.Sprintf(lang.L("The pack does not know: %s."), strings.Join(unknown, ", ")))
	}
	return strings.Join(lines, " ")
}

func lockWord(locked bool) string {
	if locked {
		return lang.L("Unlock")
	}
	return lang.L("Lock")
}

// missing says why there is no caption.
func (e *expanded) missing(s app.Snapshot) string {
	switch {
	case e.editing:
		return ""
	case s.Caption != "" && s.Caption == e.card.Shot.Prompt && e.card.Shot.Expanded == "":
		return lang.L("The model reads the prompt as it is: nothing could be added that agrees with all of it.")
	case s.Caption != "":
		return ""
	case s.Limits.NoExpanding != "":
		return words.Translate(s.Limits.NoExpanding)
	}
	return lang.L("The prompt is expanded when the take is made.")
}

func (e *expanded) setEditing(on bool) {
	if e.editing == on {
		return
	}
	e.editing = on
	kit.SetVisible(e.editor, on)
	kit.SetVisible(e.text, !on)
	if on {
		e.edit.SetText(lang.L("Done"))
		e.none.SetText("")
		e.resized()
		if c := fyne.CurrentApp().Driver().CanvasForObject(e.entry); c != nil {
			c.Focus(e.entry)
		}
		return
	}
	e.edit.SetText(lang.L("Edit"))
	e.resized()
}

// key ends the editing with Escape.
func (e *expanded) key(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && e.editing {
		e.setEditing(false)
		return
	}
	if e.p.Forward != nil {
		e.p.Forward(k)
	}
}
