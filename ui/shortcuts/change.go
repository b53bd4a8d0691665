package shortcuts

import (
	"fmt"
	"runtime"

	"fyne.io/fyne/v2/lang"

	"kinora/app/action"
)

// listen waits for the new keys of an action.
func (v *Shortcuts) listen(id string) {
	v.editor, v.wanted = id, ""
	v.params.Keys.Capture(v.pressed)
	v.show(listening, fmt.Sprintf(lang.L("Press the new keys for “%s”. Esc leaves them as they are."), v.title(id)))
	v.canvas.Focus(v.ear)
}

// rest waits for nothing.
func (v *Shortcuts) rest(news string) {
	v.editor, v.wanted = "", ""
	v.params.Keys.Capture(nil)
	v.show(idle, news)
	v.canvas.Focus(v.list.Focus())
}

// pressed takes keys, but not from another action without asking.
func (v *Shortcuts) pressed(c action.Chord) {
	if c == "Escape" {
		v.leave()
		return
	}
	if others := v.params.Actions.Who(c, v.editor); len(others) > 0 {
		v.wanted = c
		v.show(asking, fmt.Sprintf(lang.L("%s is already the key of “%s”."), c.Text(runtime.GOOS), v.title(others[0])))
		return
	}
	v.give(c)
}

func (v *Shortcuts) give(c action.Chord) {
	id := v.editor
	v.params.Actions.Give(id, c)
	v.rest(fmt.Sprintf(lang.L("%s now does “%s”."), c.Text(runtime.GOOS), v.title(id)))
}

// take takes the keys that were pressed away from whatever has them.
func (v *Shortcuts) take() { v.give(v.wanted) }

func (v *Shortcuts) leave() { v.rest(hint(v.params.Actions)) }

func (v *Shortcuts) clear() {
	id := v.editor
	v.params.Actions.SetKeys(id, nil)
	v.rest(fmt.Sprintf(lang.L("“%s” now has no keys."), v.title(id)))
}

func (v *Shortcuts) reset() {
	id := v.editor
	v.params.Actions.Reset(id)
	v.restOrWarn(fmt.Sprintf(lang.L("“%s” has its usual keys again."), v.title(id)))
}

func (v *Shortcuts) resetAll() {
	v.params.Actions.Reset()
	v.restOrWarn(lang.L("All actions have the usual keys of the set again."))
}

// restOrWarn says what was done, or what came of it: usual keys may be somebody else's
// by now.
func (v *Shortcuts) restOrWarn(news string) {
	if conflict := Conflict(v.params.Actions); conflict != "" {
		news = conflict
	}
	v.rest(news)
}

func (v *Shortcuts) choosePreset(name string) {
	v.params.Actions.SetPreset(name)
	v.leave()
}

func (v *Shortcuts) title(id string) string {
	a, _ := v.params.Actions.ByID(id)
	return translate(a.Title)
}
