package files

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rymdport/portal/filechooser"
)

// desktop is the XDG portal, which shows the dialog of GNOME, KDE and others.
func desktop() native { return native{open: portalOpen, folder: portalFolder, save: portalSave} }

func portalOpen(folder string) (string, error) {
	if !hasBus() {
		return "", errAbsent
	}
	filter := &filechooser.Filter{Name: "Videos and pictures"}
	for _, kind := range kinds {
		filter.Rules = append(filter.Rules, filechooser.Rule{Type: filechooser.GlobPattern, Pattern: "*" + kind})
	}
	uris, err := filechooser.OpenFile("", "Open a video", &filechooser.OpenFileOptions{
		Filters: []*filechooser.Filter{filter}, CurrentFolder: folder,
	})
	return first(uris, err)
}

func portalFolder(folder string) (string, error) {
	if !hasBus() {
		return "", errAbsent
	}
	uris, err := filechooser.OpenFile("", "Choose a folder", &filechooser.OpenFileOptions{Directory: true, CurrentFolder: folder})
	return first(uris, err)
}

func portalSave(folder, name string) (string, error) {
	if !hasBus() {
		return "", errAbsent
	}
	uris, err := filechooser.SaveFile("", "Save a copy", &filechooser.SaveFileOptions{CurrentFolder: folder, CurrentName: name})
	return first(uris, err)
}

// first is the path of the chosen file. A portal that does not answer is none: the
// error says nothing a person could act on, and Fyne's dialog does the work.
func first(uris []string, err error) (string, error) {
	if err != nil {
		return "", errAbsent
	}
	if len(uris) == 0 {
		return "", nil
	}
	path, ok := strings.CutPrefix(uris[0], "file://") // the escapes are gone already
	if !ok {
		return "", fmt.Errorf("%s is not a file on this machine", uris[0])
	}
	return path, nil
}

// hasBus reports whether there is a session bus: asking for one that is not there
// would start one.
func hasBus() bool {
	if os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return true
	}
	dir := os.Getenv("XDG_RUNTIME_DIR")
	_, err := os.Stat(filepath.Join(dir, "bus"))
	return dir != "" && err == nil
}
