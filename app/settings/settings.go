// Package settings keeps what a person chose between two runs: a small JSON file that
// is replaced whole, and the folders Kinora writes to. It must not import fyne, nor of
// engine anything but engine/whole.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kinora/engine/whole"
)

// Settings is what is kept. Its zero value is not the default: see Default.
type Settings struct {
	Version  int      `json:"version"`
	Loop     bool     `json:"loop"`
	Theme    Theme    `json:"theme"`
	Width    float32  `json:"width"` // of the window, in units of the screen
	Height   float32  `json:"height"`
	Folder   string   `json:"folder,omitempty"`   // where a file was chosen last, whatever for
	Recent   []string `json:"recent,omitempty"`   // folders of films, the newest first
	Language string   `json:"language,omitempty"` // "en", "zh", "" for the desktop's

	Chosen map[Purpose]string `json:"chosen,omitempty"` // the folder that was chosen last, by what for

	Panes Panes `json:"panes,omitzero"`

	Scale float64 `json:"scale,omitempty"` // of text, 0.9…1.5; 0 is 1

	Pack   string   `json:"pack,omitempty"`   // folder of the pack that takes are made with, "" for the built-in one
	Device string   `json:"device,omitempty"` // what they are made on, "" for the best
	Packs  []string `json:"packs,omitempty"`  // folders of packs that were added

	KeyPreset string              `json:"key_preset,omitempty"` // of app/action, "" for Kinora's own
	Keys      map[string][]string `json:"keys,omitempty"`       // chords by action, where they were chosen
}

// Panes is how the panes of the window lie.
type Panes struct {
	Columns []float32       `json:"columns,omitempty"` // widths of the columns, 0 for the one that takes the rest
	Rows    []float32       `json:"rows,omitempty"`    // heights of the rows
	Folded  map[string]bool `json:"folded,omitempty"`  // by name; nil is as at the first start
}

// Theme is the choice of light.
type Theme string

// The themes; System follows the desktop.
const (
	Dark   Theme = "dark"
	Light  Theme = "light"
	System Theme = "system"
)

// Version is the version of the file that this program writes.
const Version = 1

// ErrNewer says that the file was written by a newer Kinora.
var ErrNewer = errors.New("written by a newer version of Kinora")

// Default is what the first run starts with.
func Default() Settings {
	return Settings{Version: Version, Loop: true, Theme: Dark, Width: 1440, Height: 900}
}

// Load reads the file. A missing one gives the default; a broken or newer one gives
// the default and an error that says so.
func Load(path string) (Settings, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), fmt.Errorf("settings: %w", err)
	}
	s, err := Parse(data)
	if err != nil {
		return s, fmt.Errorf("settings %s: %w; starting with the usual ones", path, err)
	}
	return s, nil
}

// Parse reads settings from JSON; what the text does not say stays at its default.
func Parse(data []byte) (Settings, error) {
	s := Default()
	if err := json.Unmarshal(data, &s); err != nil {
		return Default(), fmt.Errorf("not readable: %w", err)
	}
	if s.Version > Version {
		return Default(), ErrNewer
	}
	s.mend()
	return s, nil
}

// The bounds of Scale.
const (
	LeastScale = 0.9
	MostScale  = 1.5
)

// TextScale is by how much text is larger than usual.
func (s Settings) TextScale() float64 {
	if s.Scale == 0 {
		return 1
	}
	return s.Scale
}

// mend puts what an editor of the file may have broken back into its range.
func (s *Settings) mend() {
	d := Default()
	s.Version = d.Version
	if s.Theme != Light && s.Theme != System {
		s.Theme = Dark
	}
	if s.Scale != 0 && !(s.Scale >= LeastScale && s.Scale <= MostScale) {
		s.Scale = 0
	}
	if !(s.Width >= 640 && s.Width <= 16384) || !(s.Height >= 480 && s.Height <= 16384) {
		s.Width, s.Height = d.Width, d.Height
	}
}

// Save replaces the file in one step, making its folder where it is missing.
func Save(path string, s Settings) error {
	data, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return fmt.Errorf("settings: %w", err)
	}
	if err := whole.Write(path, append(data, '\n')); err != nil {
		return fmt.Errorf("settings %s could not be saved: %w", path, err)
	}
	return nil
}
