package app

import "slices"

// recents is how many films are offered for opening.
const recents = 12

// rememberFilm puts a film at the head of the recent ones: it is the one that opens at the
// next start.
func (s *Studio) rememberFilm(folder string) { s.rememberAt(0, folder) }

// offerFilm puts a film among the recent ones, behind the one that is open: that stays the
// one that opens at the next start.
func (s *Studio) offerFilm(folder string) { s.rememberAt(1, folder) }

// rememberAt puts a film at a place of the recent ones. That is written at once, so that it
// holds after a crash too.
func (s *Studio) rememberAt(place int, folder string) {
	rest := slices.DeleteFunc(slices.Clone(s.set.Recent), func(f string) bool { return f == folder })
	all := slices.Insert(rest, min(place, len(rest)), folder)
	s.set.Recent = all[:min(len(all), recents)]
	s.dirty = true
	s.keep()
}
