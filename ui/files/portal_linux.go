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

func portalOpen(folder string, kinds Kinds) ([]string, error) {
	if !hasBus() {
		return nil, errAbsent
	}
	filter, all := &filechooser.Filter{Name: kinds.name}, &filechooser.Filter{Name: "All files"}
	for _, ending := range kinds.endings {
		for _, pattern := range []string{"*" + ending, "*" + strings.ToUpper(ending)} {
			filter.Rules = append(filter.Rules, filechooser.Rule{Type: filechooser.GlobPattern, Pattern: pattern})
		}
	}
	all.Rules = []filechooser.Rule{{Type: filechooser.GlobPattern, Pattern: "*"}}
	uris, err := filechooser.OpenFile("", "Choose files", &filechooser.OpenFileOptions{
		Filters: []*filechooser.Filter{filter, all}, CurrentFolder: folder, Multiple: true,
	})
	return chosen(uris, err)
}

func portalFolder(folder string) (string, error) {
	if !hasBus() {
		return "", errAbsent
	}
	uris, err := filechooser.OpenFile("", "Choose a folder", &filechooser.OpenFileOptions{Directory: true, CurrentFolder: folder})
	return single(chosen(uris, err))
}

func portalSave(folder, name string) (string, error) {
	if !hasBus() {
		return "", errAbsent
	}
	uris, err := filechooser.SaveFile("", "Save a copy", &filechooser.SaveFileOptions{CurrentFolder: folder, CurrentName: name})
	return single(chosen(uris, err))
}

// chosen is the paths of the chosen files. A portal that does not answer is none: the
// error says nothing a person could act on, and Fyne's dialog does the work.
func chosen(uris []string, err error) ([]string, error) {
	if err != nil {
		return nil, errAbsent
	}
	var paths []string
	for _, uri := range uris {
		path, ok := strings.CutPrefix(uri, "file://") // the escapes are gone already
		if !ok {
			return nil, fmt.Errorf("%s is not a file on this machine", uri)
		}
		paths = append(paths, path)
	}
	return paths, nil
}

func single(paths []string, err error) (string, error) {
	if len(paths) == 0 {
		return "", err
	}
	return paths[0], err
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
