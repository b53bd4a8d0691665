package export

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
)

// kind is a kind of file that the film can be written to.
type kind struct {
	preset, ending string
	icon           string
	title, below   string
	frame          bool // one frame only
	sequence       bool // a picture for each frame
	silent         bool // it cannot have sound
	plain          bool // it has one quality
	bare           bool // it has no pictures: the timeline itself
}

// described is how presets are described; those of app without words here have their title.
func described() map[string]kind {
	return map[string]kind{
		"mp4":  {icon: icons.Film, title: "H.264", below: lang.L("MP4, plays everywhere")},
		"webm": {icon: icons.Film, title: "AV1", below: lang.L("WebM, small files for the web")},
		"mov":  {icon: icons.Film, title: "ProRes 4444", below: lang.L("MOV, keeps transparency"), plain: true},
		"mkv":  {icon: icons.Film, title: "FFV1", below: lang.L("MKV, nothing is lost"), plain: true},
		"gif":  {icon: icons.Loop, title: "GIF", below: lang.L("Moves wherever pictures are shown"), silent: true, plain: true},
		"png":  {icon: icons.Grid, title: lang.L("PNG sequence"), below: lang.L("A numbered picture for each frame"), sequence: true, silent: true, plain: true},
	}
}

// kinds is all of them, in the order of the list.
func kinds() []kind {
	known := described()
	var all []kind
	for _, p := range app.ExportPresets() {
		k, ok := known[p.Name]
		if !ok {
			k = kind{icon: icons.Film, title: p.Title, silent: p.AudioCodec == "", sequence: p.Pictures}
		}
		k.preset, k.ending = p.Name, p.Extension
		all = append(all, k)
	}
	return append(all,
		kind{
			preset: "png", ending: ".png", icon: icons.Picture, title: lang.L("Single frame"), below: lang.L("The picture at the playhead, as PNG"),
			frame: true, silent: true, plain: true,
		},
		kind{
			preset: app.OTIO, ending: ".otio", icon: icons.List, title: "OpenTimelineIO", below: lang.L("The edit, for other editors"),
			bare: true, silent: true, plain: true,
		},
	)
}

// line is a kind in the list.
func (k kind) line(chosen bool) kit.Line {
	return kit.Line{Icon: k.icon, Title: k.title, Below: k.below, On: chosen}
}

// path is where a film of a kind goes whose path without ending is base, "" as long as that
// is not known.
func (k kind) path(base string) string {
	if base == "" {
		return ""
	}
	if k.sequence {
		return base + "_%04d" + k.ending
	}
	return base + k.ending
}

// baseOf is a path that somebody chose without the ending of a kind, and without the
// number of a sequence.
func baseOf(path string) string {
	endings := []string{".otio"}
	for _, p := range app.ExportPresets() {
		endings = append(endings, p.Extension)
	}
	if ext := filepath.Ext(path); slices.Contains(endings, strings.ToLower(ext)) {
		path = strings.TrimSuffix(path, ext)
	}
	return strings.TrimSuffix(path, "_%04d")
}
