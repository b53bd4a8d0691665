package action

import "slices"

// The presets: sets of keys that people bring along from other editors.
const (
	Kinora   = "kinora"
	Premiere = "premiere"
	Resolve  = "resolve"
)

// Presets is the names of all presets, the default first.
func Presets() []string { return []string{Kinora, Premiere, Resolve} }

// known accepts "" for the default too.
func known(preset string) bool { return preset == "" || slices.Contains(Presets(), preset) }

// Preset is the name of the preset that holds.
func (r *Registry) Preset() string {
	if r.preset == "" {
		return Kinora
	}
	return r.preset
}

// SetPreset changes the preset. What a person chose stays above it. An unknown name
// changes nothing.
func (r *Registry) SetPreset(name string) {
	if known(name) && name != r.Preset() {
		r.preset = name
		r.touch()
	}
}

// Unmatched is the ids in the presets that no action has, in order, for a test.
func (r *Registry) Unmatched() []string {
	var ids []string
	for _, table := range presets {
		for id := range table {
			if _, there := r.index[id]; !there && !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// presets says by preset and id what differs from the actions' own keys. Kinora has no
// table: the actions' own keys are it. A chord stands once in a table.
var presets = map[string]map[string][]Chord{
	Premiere: {
		"timeline.split":        {"Ctrl+K"},
		"timeline.splitAll":     {"Ctrl+Shift+K"},
		"timeline.blade":        {"C"},
		"timeline.select":       {"V"},
		"timeline.rippleTool":   {"B"},
		"timeline.rollTool":     {"N"},
		"timeline.slipTool":     {"Y"},
		"timeline.slideTool":    {"U"},
		"timeline.snap":         {"S"},
		"timeline.delete":       {"Delete", "Backspace"},
		"timeline.rippleDelete": {"Shift+Delete", "Shift+Backspace"},
		"timeline.insert":       {","},
		"timeline.overwrite":    {"."},
		"timeline.lift":         {";"},
		"timeline.extract":      {"'"},
		"timeline.zoomIn":       {"="},
		"timeline.zoomOut":      {"-"},
		"timeline.zoomFit":      {"\\"},
		"timeline.nextEdit":     {"Down"},
		"timeline.previousEdit": {"Up"},
		"timeline.marker":       {"M"},
		"timeline.trimStart":    {"Q"},
		"timeline.trimEnd":      {"W"},
		"timeline.unlink":       {"Ctrl+L"},
		"timeline.duration":     {"Ctrl+R"},
		"mark.clearIn":          {"Ctrl+Shift+I"},
		"mark.clearOut":         {"Ctrl+Shift+O"},
		"mark.clear":            {"Ctrl+Shift+X"},
		"mark.clip":             {"X"},
		"file.import":           {"Ctrl+I"},
		"file.export":           {"Ctrl+M"},
		"view.fullScreen":       {"Ctrl+`"},
		"help.palette":          {"Ctrl+Shift+P"},
		"help.shortcuts":        {"Ctrl+Alt+K"},
	},
	Resolve: {
		"timeline.split":        {"Ctrl+\\", "Ctrl+B"},
		"timeline.splitAll":     {"Ctrl+Shift+B"},
		"timeline.blade":        {"B"},
		"timeline.select":       {"A"},
		"timeline.rippleTool":   {"T"},
		"timeline.snap":         {"N"},
		"timeline.delete":       {"Backspace"},
		"timeline.rippleDelete": {"Delete", "Shift+Backspace"},
		"timeline.insert":       {"F9"},
		"timeline.overwrite":    {"F10"},
		"timeline.append":       {"Shift+F12"},
		"timeline.zoomIn":       {"Ctrl+="},
		"timeline.zoomOut":      {"Ctrl+-"},
		"timeline.zoomFit":      {"Shift+Z"},
		"timeline.nextEdit":     {"Down"},
		"timeline.previousEdit": {"Up"},
		"timeline.marker":       {"M"},
		"timeline.trimStart":    {"Shift+["},
		"timeline.trimEnd":      {"Shift+]"},
		"timeline.unlink":       {"Ctrl+Alt+L"},
		"mark.clearIn":          {"Alt+I"},
		"mark.clearOut":         {"Alt+O"},
		"mark.clear":            {"Alt+X"},
		"mark.clip":             {"X"},
		"play.loop":             {"Ctrl+/"},
		"file.import":           {"Ctrl+I"},
		"view.fullScreen":       {"Ctrl+F"},
	},
}
