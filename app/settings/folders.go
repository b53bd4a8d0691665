package settings

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

// Folders is where Kinora writes.
type Folders struct {
	Settings string // the settings file
	Films    string // the folder of films that were given no other place
	Scratch  string // the folder of what can be made again
	Jobs     string // the folder that keeps how far jobs have come
	Costs    string // the file that keeps what takes have cost
	Exports  string // the user's folder of videos, which may not be there
}

// Locate finds the folders of this user by the rules of the system: on Linux
// XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME with their usual defaults, and what the
// desktop calls the folder of videos. Nothing is made yet.
func Locate() (Folders, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for settings: %w; set HOME", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for what can be made again: %w; set HOME", err)
	}
	if _, err := os.UserHomeDir(); err != nil {
		return Folders{}, fmt.Errorf("no folder for films: %w; set HOME", err)
	}
	xdg.Reload()
	return Folders{
		Settings: filepath.Join(config, "kinora", "settings.json"),
		Films:    filepath.Join(xdg.DataHome, "kinora", "films"), // on Windows large files do not roam
		Scratch:  filepath.Join(cache, "kinora", "cuts"),
		Jobs:     filepath.Join(xdg.StateHome, "kinora", "jobs"),
		Costs:    filepath.Join(xdg.StateHome, "kinora", "costs.json"),
		Exports:  xdg.UserDirs.Videos,
	}, nil
}
