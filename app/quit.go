package app

import (
	"errors"
	"time"

	"kinora/app/lane"
	"kinora/app/settings"
	"kinora/projects/store"
)

// farewell is how long quitting waits for a job to stop. A job looks at its context
// between two nodes of a graph, so this is long.
const farewell = 5 * time.Second

// Quit stops what runs, keeps the settings and closes the engine, then calls done on
// a goroutine of its own. A second Quit does nothing.
func (s *Studio) Quit(done func()) {
	if s.quitting {
		return
	}
	s.settle()
	s.quitting = true
	set, machine, film := s.set, s.machine, s.doc.store
	s.trace.line("quitting")
	s.say(Info, "Closing…")
	go func() {
		s.leave(set, machine, film)
		done()
	}()
}

// leave waits for the workers. The engine of a job that does not stop is not closed
// under it: the program's end will free it.
func (s *Studio) leave(set settings.Settings, machine *Machine, film *store.Store) {
	s.cancel()
	stuck := s.gpu.Close(farewell)
	for _, l := range []*lane.Lane{s.output, s.copies, s.files, s.thumbs, s.peeks} {
		_ = l.Close(farewell) // what it was reading is of no use any more
	}
	s.readers.close()
	s.peek.files.close()
	s.deck.Close(farewell)
	err := settings.Save(s.cfg.Folders.Settings, set)
	if film != nil {
		err = errors.Join(err, film.Close())
	}
	if machine != nil && stuck == nil {
		err = errors.Join(err, machine.Engine.Close())
	}
	if err != nil {
		s.trace.line("problem %v", err)
	}
	s.trace.line("bye")
}
