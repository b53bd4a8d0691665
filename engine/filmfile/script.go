package filmfile

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"kinora/projects"
	"kinora/projects/rational"
)

// heading begins a shot of a script, setting says a thing about all of them. Shots may be
// numbered, and those that are may stand in one line.
var (
	heading = regexp.MustCompile(`(?i)^\s*shot(?:\s+([^\s:]+))?\s*:(.*)$`)
	setting = regexp.MustCompile(`^\s*(?:@([^\s:]+)|(?i:(style)))\s*:(.*)$`)
	number  = regexp.MustCompile(`^\d+$`)
	further = regexp.MustCompile(`(?i)[\s.,;/]+(shot\s+\d+\s*:)`)
)

// IsScript reports whether a prompt is one of several shots: whether a line of it begins
// with "shot:".
func IsScript(prompt string) bool {
	for line := range strings.Lines(prompt) {
		if heading.MatchString(strings.TrimSpace(line)) {
			return true
		}
	}
	return false
}

// IsCut reports whether a prompt is one line of several numbered shots, "shot 1: …
// shot 2: …", which together are as long as one shot. Script makes a film of it all the
// same, each shot as long as a shot is.
func IsCut(prompt string) bool {
	line := strings.TrimSpace(prompt)
	return !strings.Contains(line, "\n") && len(numbered(line)) > 1
}

// Script reads a film from a prompt of several shots, a line each:
//
//	style: cut paper
//	@mara: a small red ball
//	shot: @mara rolls across a green meadow
//	shot 2s: @mara comes to rest
//
// "shot 2:" is the second shot. Lines that begin with none of these go on with the one
// before. name is the file's, or "". Errors are *Error.
func Script(text, name string) (projects.Script, error) {
	s := script{name: name}
	line := 0
	for words := range strings.Lines(text) {
		line++
		for _, part := range numbered(words) {
			if err := s.line(strings.TrimSpace(part), line); err != nil {
				return projects.Script{}, err
			}
		}
	}
	for i, shot := range s.film.Shots {
		if strings.TrimSpace(shot.Prompt) == "" {
			return projects.Script{}, &Error{name, s.lines[i], "a shot without a prompt: say what is to be seen"}
		}
	}
	for _, m := range s.film.Cast {
		if m.Description == "" {
			return projects.Script{}, &Error{Name: name, What: fmt.Sprintf("@%s has no description: say what it looks like", m.Name)}
		}
	}
	return finish(s.film, name, s.lines)
}

// script is a film as it is read line by line.
type script struct {
	name  string
	film  projects.Script
	lines []int   // of the shots
	now   *string // the text that a further line goes on with
}

func (s *script) line(words string, line int) error {
	fail := func(format string, args ...any) error {
		return &Error{s.name, line, fmt.Sprintf(format, args...)}
	}
	if m := heading.FindStringSubmatch(words); m != nil {
		return s.shot(m[1], m[2], line)
	}
	m := setting.FindStringSubmatch(words)
	switch {
	case words == "":
		return nil
	case m == nil && s.now == nil:
		return fail("a prompt of several shots begins with \"shot:\", \"style:\" or \"@name:\"")
	case m == nil:
		*s.now = strings.TrimSpace(*s.now + " " + words)
		return nil
	case m[2] != "":
		s.now = &s.film.Style
	case !projects.IsName(m[1]):
		return fail("%q cannot be a name: letters, digits and underscores", short(m[1]))
	default:
		if _, ok := s.film.Member(m[1]); ok {
			return fail("@%s is described twice", m[1])
		}
		s.film.Cast = append(s.film.Cast, projects.CastMember{Name: m[1]})
		s.now = &s.film.Cast[len(s.film.Cast)-1].Description
	}
	*s.now = strings.TrimSpace(m[3])
	return nil
}

// numbered is a line, or the shots that stand in it where the first one has a number.
func numbered(line string) []string {
	if m := heading.FindStringSubmatch(strings.TrimSpace(line)); m == nil || !number.MatchString(m[1]) {
		return []string{line}
	}
	return strings.Split(further.ReplaceAllString(line, "\n$1"), "\n")
}

// shot begins a shot; mark is its number, its length or "".
func (s *script) shot(mark, prompt string, line int) error {
	var span rational.Rat
	next := strconv.Itoa(len(s.film.Shots) + 1)
	switch {
	case mark == "" || mark == next:
	case number.MatchString(mark):
		return &Error{s.name, line, fmt.Sprintf("shot %s: this is shot %s; a length is written as shot %ss:", short(mark), next, short(mark))}
	default:
		var ok bool
		if span, ok = positive(mark); !ok {
			return &Error{s.name, line, fmt.Sprintf("shot %q: a duration is needed, e.g. shot 2s:", short(mark))}
		}
	}
	if len(s.film.Shots) == maxShots {
		return &Error{s.name, line, fmt.Sprintf("more than %d shots", maxShots)}
	}
	s.film.Shots = append(s.film.Shots, projects.ScriptShot{Prompt: strings.TrimSpace(prompt), Seconds: span})
	s.lines = append(s.lines, line)
	s.now = &s.film.Shots[len(s.film.Shots)-1].Prompt
	return nil
}
