package timeline

import "strings"

// The actions of the window that this pane tells of: their keys stand on tools, offers and
// in menus.
const (
	ActSelect       = "timeline.select"
	ActBlade        = "timeline.blade"
	ActTrim         = "timeline.trim"
	ActSlip         = "timeline.slip"
	ActSlide        = "timeline.slide"
	ActRoll         = "timeline.roll"
	ActSnap         = "timeline.snap"
	ActRipple       = "timeline.ripple"
	ActFit          = "timeline.fit"
	ActSplit        = "timeline.split"
	ActLift         = "timeline.lift"
	ActRippleDelete = "timeline.rippleDelete"
	ActFill         = "timeline.fillGap"
	ActExtend       = "timeline.extend"
	ActAccept       = "timeline.accept"
	ActEscape       = "timeline.escape"
	ActMarker       = "timeline.marker"
	ActIn           = "timeline.in"
	ActOut          = "timeline.out"
	ActCut          = "edit.cut"
	ActCopy         = "edit.copy"
	ActPaste        = "edit.paste"
)

// usual is the keys of actions unless somebody says otherwise.
var usual = map[string]string{
	ActSelect: "V", ActBlade: "B", ActTrim: "T", ActSlip: "Y", ActSlide: "U", ActRoll: "R", ActSnap: "N", ActFit: "⇧Z",
	ActSplit: "S", ActLift: "Del", ActRippleDelete: "⇧Del", ActFill: "G", ActExtend: "E", ActAccept: "⏎", ActEscape: "Esc",
	ActMarker: "M", ActIn: "I", ActOut: "O", ActCut: "Ctrl+X", ActCopy: "Ctrl+C", ActPaste: "Ctrl+V",
}

// keys is what is pressed for an action, "" for nothing.
func (t *Timeline) keys(action string) string {
	if t.params.Keys != nil {
		return t.params.Keys(action)
	}
	return usual[action]
}

// keyed is words with the keys of an action behind them.
func (t *Timeline) keyed(text, action string) string {
	return strings.TrimSpace(text + " " + t.keys(action))
}

// Rekey shows the keys of actions anew, after some were changed.
func (t *Timeline) Rekey() {
	t.bar.rekey()
	t.lanes.arrange()
}
