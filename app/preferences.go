package app

import (
	"context"
	"time"

	"kinora/app/settings"
)

// SetTheme chooses the light.
func (s *Studio) SetTheme(theme settings.Theme) {
	s.set.Theme = theme
	s.touch()
	s.publish()
}

// SetWindow keeps the size of the window, in units of the screen.
func (s *Studio) SetWindow(width, height float32) {
	if width != s.set.Width || height != s.set.Height {
		s.set.Width, s.set.Height = width, height
		s.touch()
	}
}

// SetLanguage chooses the language of the window: "en", "zh", "" for the desktop's.
func (s *Studio) SetLanguage(language string) {
	s.set.Language = language
	s.touch()
	s.publish()
}

// SetScale chooses how large text is, 0.9…1.5 times as usual; what lies outside is taken
// for the nearest end.
func (s *Studio) SetScale(scale float64) {
	s.set.Scale = min(max(settings.LeastScale, scale), settings.MostScale)
	s.touch()
	s.publish()
}

// SetKeys keeps the preset of keys and the chords that were chosen, by action. The map
// is the studio's from then on.
func (s *Studio) SetKeys(preset string, keys map[string][]string) {
	s.set.KeyPreset, s.set.Keys = preset, keys
	s.touch()
}

// SetPanes keeps how the panes lie.
func (s *Studio) SetPanes(panes settings.Panes) {
	s.set.Panes = panes
	s.touch()
}

// quiet is how long after a change the settings are written: typing is one change.
const quiet = time.Second

// touch has the settings written soon.
func (s *Studio) touch() {
	if s.dirty || s.quitting {
		return
	}
	s.dirty = true
	time.AfterFunc(quiet, func() { s.cfg.Post(s.keep) })
}

// keep writes the settings on the files' lane.
func (s *Studio) keep() {
	if !s.dirty || s.quitting {
		return
	}
	s.dirty = false
	set := s.set
	s.files.Do(func(context.Context) {
		if err := settings.Save(s.cfg.Folders.Settings, set); err != nil {
			s.cfg.Post(func() { s.say(Warning, err.Error()) })
		}
	})
}
