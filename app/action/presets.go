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
		"timeline.trim":         {"B"},
		"timeline.roll":         {"N"},
		"timeline.slip":         {"Y"},
		"timeline.slide":        {"U"},
		"timeline.snap":         {"S"},
		"timeline.lift":         {"Delete", "Backspace", ";"},
		"timeline.rippleDelete": {"Shift+Delete", "Shift+Backspace", "'"},
		"timeline.zoomIn":       {"="},
		"timeline.zoomOut":      {"-"},
		"timeline.fit":          {"\\"},
		"timeline.nextCut":      {"Down"},
		"timeline.previousCut":  {"Up"},
		"timeline.marker":       {"M"},
		"timeline.trimStart":    {"Q"},
		"timeline.trimEnd":      {"W"},
		"timeline.unlink":       {"Ctrl+L"},
		"timeline.dissolve":     {"Ctrl+D"},
		"take.insert":           {","},
		"take.overwrite":        {"."},
		"mark.clear":            {"Ctrl+Shift+X"},
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
		"timeline.trim":         {"T"},
		"timeline.snap":         {"N"},
		"timeline.lift":         {"Backspace"},
		"timeline.rippleDelete": {"Delete", "Shift+Backspace"},
		"timeline.zoomIn":       {"Ctrl+="},
		"timeline.zoomOut":      {"Ctrl+-"},
		"timeline.fit":          {"Shift+Z"},
		"timeline.nextCut":      {"Down"},
		"timeline.previousCut":  {"Up"},
		"timeline.marker":       {"M"},
		"timeline.trimStart":    {"Shift+["},
		"timeline.trimEnd":      {"Shift+]"},
		"timeline.unlink":       {"Ctrl+Alt+L"},
		"timeline.dissolve":     {"Ctrl+T"},
		"take.insert":           {"F9"},
		"take.overwrite":        {"F10"},
		"take.append":           {"Shift+F12"},
		"mark.clear":            {"Alt+X"},
		"play.loop":             {"Ctrl+/"},
		"file.import":           {"Ctrl+I"},
		"view.fullScreen":       {"Ctrl+F"},
	},
}
