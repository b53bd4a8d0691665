package app

import (
	"time"

	"kinora/projects"
	"kinora/projects/store"
)

// session is the open film: the document, what was done to it, and where it is kept.
type session struct {
	film      projects.Film
	folder    string
	store     *store.Store
	entries   []store.Entry // entries[:cursor] are done, entries[cursor:] can be done again
	cursor    int
	turns     int      // how often the history was gone back or on in
	versioned int      // the cursor at the last version
	versions  int      // counts what happened to the saved versions since the film was opened
	pending   *pending // a command that goes on, such as typing
	recent    *pending // the last of those that was written down, while it may go on; nil for none
	fault     string   // why the film cannot be written at the moment, "" where it can
}

// pending is a command that is not in the log yet: further changes of the same thing
// within a moment become part of it.
type pending struct {
	name, thing string
	before      projects.Film
	last        time.Time // when it was changed last
	again       bool      // its beginning is in the log already, and is taken back first
	timer       *time.Timer
}

// pause is how long somebody stops before more of the same is another command, and how
// long what they do stays unwritten at most.
const pause = 400 * time.Millisecond

// change does a command: a function makes another film of the film. Its error is told
// and nothing is changed. The name is what the history calls it.
func (s *Studio) change(name string, with func(projects.Film) (projects.Film, error)) bool {
	return s.changeSome(name, "", with)
}

// changeSome is change where things that are done one after another to the same thing,
// such as letters that are typed, are one command. thing "" is for none.
func (s *Studio) changeSome(name, thing string, with func(projects.Film) (projects.Film, error)) bool {
	if s.doc.store == nil {
		s.brief(Warning, "No film is open.")
		return false
	}
	if s.doc.pending != nil && (thing == "" || s.doc.pending.thing != thing) {
		s.settle()
	}
	after, err := with(s.doc.film)
	if err != nil {
		s.brief(Warning, err.Error())
		return false
	}
	s.hush()
	if s.doc.pending == nil { // else it goes on
		s.giveWay()
	}
	before := s.doc.film
	s.doc.film = after
	if thing != "" {
		s.wait(name, thing, before)
	} else {
		s.log(name, before, after)
	}
	s.changed()
	return true
}

// wait keeps a command open. It is written down soon whether it goes on or not: a kill
// must not cost more than a moment of typing.
func (s *Studio) wait(name, thing string, before projects.Film) {
	now := time.Now()
	if p := s.doc.pending; p != nil {
		p.last = now
		return
	}
	p := &pending{name: name, thing: thing, before: before, last: now}
	if r := s.doc.recent; r != nil && r.thing == thing && now.Sub(r.last) < pause {
		p.before, p.again = r.before, true
	}
	p.timer = time.AfterFunc(pause, func() {
		s.cfg.Post(func() {
			if s.doc.pending == p {
				s.settle()
				s.publish()
			}
		})
	})
	s.doc.pending = p
}

// settle puts the open command into the log, in the place of its beginning.
func (s *Studio) settle() {
	p := s.doc.pending
	if p == nil {
		return
	}
	p.timer.Stop()
	s.doc.pending = nil
	if s.write(p.name, p.before, s.doc.film, p.again) {
		s.doc.recent = p
	}
}

// log writes a command down. What changed nothing is none.
func (s *Studio) log(name string, before, after projects.Film) { s.write(name, before, after, false) }

// write writes a command down, behind the others or in the place of the last one, and
// reports whether it did: what changed nothing is no command.
func (s *Studio) write(name string, before, after projects.Film, again bool) bool {
	d := &s.doc
	d.recent = nil
	changes := projects.Diff(before, after)
	if len(changes) == 0 && !again {
		return false
	}
	entry := store.Entry{Seq: int64(d.cursor) + 1, Name: name, At: time.Now(), Changes: changes}
	if again {
		d.cursor--
		entry.Seq--
		d.store.Amend(d.entries[d.cursor].Changes, entry)
	} else {
		d.store.Commit(entry)
	}
	d.entries = append(d.entries[:d.cursor:d.cursor], entry)
	d.cursor++
	s.trace.line("did %s", name)
	return true
}

// Undo takes the last command back.
func (s *Studio) Undo() {
	s.settle()
	if s.doc.cursor == 0 {
		s.brief(Info, "There is nothing to undo.")
		return
	}
	s.GoToHistory(s.doc.cursor - 1)
}

// Redo does the command again that was taken back last.
func (s *Studio) Redo() {
	s.settle()
	if s.doc.cursor == len(s.doc.entries) {
		s.brief(Info, "There is nothing to redo.")
		return
	}
	s.GoToHistory(s.doc.cursor + 1)
}

// GoToHistory goes to where n commands are done.
func (s *Studio) GoToHistory(n int) {
	s.settle()
	d := &s.doc
	d.recent = nil
	d.turns++
	s.giveWay()
	n = min(max(0, n), len(d.entries))
	for d.cursor != n {
		if err := s.move(n < d.cursor); err != nil {
			s.say(Failure, "The history cannot be followed further: "+err.Error())
			break
		}
	}
	s.trace.line("history %d of %d", d.cursor, len(d.entries))
	s.traceDocument()
	s.changed()
}

// move goes over one command.
func (s *Studio) move(back bool) error {
	d := &s.doc
	entry, next := d.entries[max(0, d.cursor-1)], d.cursor-1
	if !back {
		entry, next = d.entries[d.cursor], d.cursor+1
	}
	film, err := projects.Apply(d.film, entry.Changes, back)
	if err != nil {
		return err
	}
	d.film, d.cursor = film, next
	d.store.Move(next, entry.Changes, back)
	return nil
}

// changed follows a change of the film everywhere else.
func (s *Studio) changed() {
	s.mendSelection()
	s.refreshPrograms()
	s.replan()
	s.publish()
}
