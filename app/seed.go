package app

import (
	"math/rand/v2"

	"kinora/projects"
)

// seeds is below which dice fall: short enough to be read aloud.
const seeds = 1_000_000

// SetSeed takes a seed that somebody chose, and keeps it.
func (s *Studio) SetSeed(seed uint64) {
	s.set.SeedLocked = true
	s.edit(func(shot *projects.Shot) { shot.Seed = seed })
}

// Dice takes another seed.
func (s *Studio) Dice() {
	s.edit(func(shot *projects.Shot) { shot.Seed = rand.Uint64N(seeds) })
}

// LockSeed says whether every take is made from the same seed. Without the lock
// each has one of its own.
func (s *Studio) LockSeed(locked bool) {
	s.set.SeedLocked = locked
	s.touch()
	s.publish()
}
