package app

import (
	"fmt"
	"time"
)

// passing is how long a notice stays that is about one moment, and any other at least:
// somebody may be typing while it comes.
const passing = 8 * time.Second

// several is after how many commands nobody looks at what went wrong before them.
const several = 5

// giveWay takes away what was said before a command that is done now, once it could be
// read; what went wrong only after several commands.
func (s *Studio) giveWay() {
	s.followed++
	if time.Since(s.said) >= passing && (s.notice.Kind != Failure || s.followed >= several) {
		s.notice = Notice{}
	}
}

// brief publishes a notice about one moment, such as why something was not done: it goes
// when the next thing is done, or by itself.
func (s *Studio) brief(kind NoticeKind, text string) {
	s.say(kind, text)
	s.briefs++
	this := s.briefs
	s.briefly = this
	time.AfterFunc(passing, func() {
		s.cfg.Post(func() {
			if s.briefly == this && !s.quitting {
				s.Quieten()
			}
		})
	})
}

// Quieten takes away a notice that is about one moment: something else is done now.
func (s *Studio) Quieten() {
	if s.hush() {
		s.publish()
	}
}

// hush is Quieten without a publication; it reports whether there was such a notice.
func (s *Studio) hush() bool {
	if s.briefly == 0 {
		return false
	}
	s.briefly, s.notice = 0, Notice{}
	return true
}

// Refuse says for a moment why something is not done.
func (s *Studio) Refuse(text string) { s.brief(Warning, text) }

// counted is a sentence about one thing, or about n of them.
func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}
