package kit

import "fyne.io/fyne/v2"

// Ask asks for a line of text in a sheet, which begins with what it is now, marked whole,
// and hands the answer on after the sheet has gone. Escape answers nothing.
func Ask(c fyne.Canvas, title, now, keep, leave string, answer func(string)) *Sheet {
	field := NewEntry("", nil)
	field.Display(now)
	s := &Sheet{Title: title, Content: field, Width: 360, Focus: field}
	done := func() {
		text := field.Text
		s.Close()
		answer(text)
	}
	field.Submit, field.Forward = done, s.Key
	s.Buttons = []*Button{NewButton(leave, "", Quiet, s.Close), NewButton(keep, "", Strong, done)}
	s.Show(c)
	return s
}
