package inspector

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/projects"
	"kinora/projects/rational"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// prompt is the editor of a shot's prompt. Typing @ offers the cast; who is spoken of
// stands below with their pictures, since Fyne's Entry knows one colour only.
type prompt struct {
	p               Params
	shown           app.Snapshot
	entry           *promptEntry
	offer           *offer
	cast            *fyne.Container // who is spoken of
	said            string          // what cast shows, of whom in the cast
	members, spoken []projects.Member
	lines           int
	root            fyne.CanvasObject
	float           *fyne.Container // lies over the whole page: the offer
}

func newPrompt(p Params) *prompt {
	e := &prompt{p: p, offer: newOffer(), cast: kit.Flow(8)}
	e.entry = newPromptEntry(p, leastLines)
	e.entry.look, e.entry.key, e.entry.Left = e.complete, e.offer.key, e.left
	e.offer.chosen = e.insert
	e.cast.Hide()
	e.float = container.NewWithoutLayout(e.offer.root)
	e.root = kit.Rows(4, kit.Sized(e.entry, theme.SizePrompt), e.cast)
	return e
}

func (e *prompt) draw(s app.Snapshot, c projects.Card) {
	e.shown = s
	e.entry.Display(c.Shot.Prompt)
	if h := hint(s.Limits.SamplePrompt); e.entry.PlaceHolder != h {
		e.entry.SetPlaceHolder(h)
	}
	e.grow(c.Shot.Prompt)
	e.drawCast(c)
}

// How many lines of a prompt are seen: as many as it has, between these.
const leastLines, mostLines = 2, 7

// grow makes the field as high as the prompt needs.
func (e *prompt) grow(text string) {
	lines := leastLines
	if width := e.entry.Size().Width - promptPad; width > 0 {
		lines = 0
		for paragraph := range strings.SplitSeq(text, "\n") {
			lines += len(broken(split(paragraph), width, measurePrompt))
		}
		lines = min(max(lines, leastLines), mostLines)
	}
	if lines != e.lines {
		e.lines = lines
		e.entry.SetMinRowsVisible(lines)
	}
}

// promptPad is what the field has at both sides of its text.
const promptPad float32 = 20

func measurePrompt(text string) float32 {
	return fyne.MeasureText(text, theme.Type(theme.SizePrompt), fyne.TextStyle{}).Width
}

func hint(sample string) string {
	if sample == "" {
		return lang.L("What happens in the shot?")
	}
	return fmt.Sprintf(lang.L("For example: %s"), sample)
}

// drawCast shows who is spoken of. A portrait that is not there yet comes later.
func (e *prompt) drawCast(c projects.Card) {
	names := projects.Mentions(c.Shot.Prompt)
	said := strings.Join(names, " ")
	if said == e.said && same(e.members, e.shown.Film.Cast) {
		return
	}
	e.said, e.members = said, e.shown.Film.Cast
	e.cast.Objects, e.spoken = nil, nil
	for _, name := range names {
		if m, ok := e.shown.Film.Member(name); ok {
			one := newMention(name, e.told(m), e.portrait(m))
			e.cast.Objects, e.spoken = append(e.cast.Objects, one), append(e.spoken, m)
		}
	}
	kit.SetVisible(e.cast, len(e.cast.Objects) > 0)
	e.cast.Refresh()
}

// drawPortraits shows pictures that have come meanwhile.
func (e *prompt) drawPortraits() {
	for i, m := range e.spoken {
		if shown, ok := e.cast.Objects[i].(*mention); ok && len(m.Pictures) > 0 {
			shown.portrait.set(e.p.Commands.Picture(m.Pictures[0], rational.Rat{}, thumbSide), "")
		}
	}
}

// told is what the model is told of a member.
func (e *prompt) told(m projects.Member) string {
	if why := e.shown.Limits.NoReference; why != "" && len(m.Pictures) > 0 {
		return m.Description + "\n" + words.Translate(why)
	}
	return m.Description
}

// portrait is a member's first picture.
func (e *prompt) portrait(m projects.Member) *still {
	s := newStill(fyne.NewSize(28, 18))
	if len(m.Pictures) > 0 {
		s.set(e.p.Commands.Picture(m.Pictures[0], rational.Rat{}, thumbSide), "")
	}
	return s
}

// complete offers who could be meant by the name that is being typed.
func (e *prompt) complete() {
	typed, ok := typedName(e.entry.Text, e.entry.CursorTextOffset())
	var fits []projects.Member
	for _, m := range e.shown.Film.Cast {
		if ok && strings.HasPrefix(strings.ToLower(m.Name), strings.ToLower(typed)) && m.Name != typed {
			fits = append(fits, m)
		}
	}
	if len(fits) == 0 {
		e.offer.hide()
		return
	}
	var rows []offered
	for _, m := range fits[:min(len(fits), offers)] {
		rows = append(rows, offered{m.Name, m.Description, e.portrait(m)})
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e.entry).
		Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(e.float))
	e.offer.show(rows, at.AddXY(0, e.entry.Size().Height+theme.Gap), e.entry.Size().Width)
}

// left is called when the keyboard went elsewhere: what is written is meant.
func (e *prompt) left() {
	e.offer.hide()
	e.p.Commands.LeavePrompt()
}

// insert writes the rest of a name that was begun.
func (e *prompt) insert(name string) {
	typed, ok := typedName(e.entry.Text, e.entry.CursorTextOffset())
	if !ok {
		return
	}
	for range utf8.RuneCountInString(typed) {
		e.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	}
	for _, r := range name + " " {
		e.entry.Entry.TypedRune(r)
	}
	e.offer.hide()
	if c := fyne.CurrentApp().Driver().CanvasForObject(e.entry); c != nil {
		c.Focus(e.entry) // it was a click that chose
	}
}

// typedName is what stands between an @ and the cursor, in runes; false where the cursor
// is in no name.
func typedName(text string, cursor int) (string, bool) {
	runes := []rune(text)
	return projects.NameAtEnd(string(runes[:min(cursor, len(runes))]))
}

// promptEntry is the field itself.
type promptEntry struct {
	kit.Entry
	look func()                    // the text or the cursor has changed by the keyboard
	key  func(*fyne.KeyEvent) bool // has the first look at keys
}

func newPromptEntry(p Params, lines int) *promptEntry {
	e := &promptEntry{}
	e.ExtendBaseWidget(e)
	e.OnChanged, e.Forward, e.Submit = p.Commands.SetPrompt, p.Forward, p.Generate
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.SetMinRowsVisible(lines)
	limit(&e.Entry, p)
	return e
}

// TypedKey is called by Fyne.
func (e *promptEntry) TypedKey(k *fyne.KeyEvent) {
	if e.key(k) {
		return
	}
	e.Entry.TypedKey(k)
	if k.Name != fyne.KeyEscape {
		e.look()
	}
}

// TypedRune is called by Fyne.
func (e *promptEntry) TypedRune(r rune) {
	e.Entry.TypedRune(r)
	e.look()
}

// AcceptsTab is called by Fyne: a Tab takes what is offered.
func (e *promptEntry) AcceptsTab() bool { return e.key(nil) }
