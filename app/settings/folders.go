package settings

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
)

// Folders is where Kinora writes.
type Folders struct {
	Settings string // the settings file
	Films    string // the folder of films that were given no other place
	Scratch  string // the folder of what can be made again
	Jobs     string // the folder that keeps how far jobs have come
	Costs    string // the file that keeps what takes have cost
}

// Locate finds the folders of this user by the rules of the system: on Linux
// XDG_CONFIG_HOME, XDG_DATA_HOME and XDG_STATE_HOME with their usual defaults. Nothing
// is made yet.
func Locate() (Folders, error) {
	config, err := os.UserConfigDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for settings: %w; set HOME", err)
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for what can be made again: %w; set HOME", err)
	}
	data, err := dataDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for films: %w; set HOME", err)
	}
	state, err := stateDir()
	if err != nil {
		return Folders{}, fmt.Errorf("no folder for jobs: %w; set HOME", err)
	}
	return Folders{
		Settings: filepath.Join(config, "kinora", "settings.json"),
		Films:    filepath.Join(data, "kinora", "films"),
		Scratch:  filepath.Join(cache, "kinora", "cuts"),
		Jobs:     filepath.Join(state, "kinora", "jobs"),
		Costs:    filepath.Join(state, "kinora", "costs.json"),
	}, nil
}

// dataDir is for files that a user made and that are no documents.
func dataDir() (string, error) {
	switch runtime.GOOS {
	case "windows":
		return os.UserCacheDir() // %LocalAppData%: large files do not roam
	case "darwin":
		return os.UserConfigDir() // Application Support serves both
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// stateDir is for what a program must find again but a user never looks at.
func stateDir() (string, error) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		return dataDir()
	}
	if dir := os.Getenv("XDG_STATE_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "state"), err
}
