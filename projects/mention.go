package projects

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Mentions is the names that a prompt speaks of as @name, each once, in order. A name is
// letters, digits and underscores; an @ inside a word, as in an address, names nobody.
func Mentions(prompt string) []string {
	var out []string
	seen := map[string]bool{}
	replaceNames(prompt, func(name string) (string, bool) {
		if !seen[name] {
			seen[name], out = true, append(out, name)
		}
		return "", false
	})
	return out
}

// Mentions is the names that the shot's texts speak of.
func (s ScriptShot) Mentions() []string {
	return Mentions(s.Prompt + " " + s.Camera + " " + s.Expanded)
}

// Describe puts the cast's descriptions in the place of names. Names that are not in the
// cast stay.
func (f Script) Describe(text string) string {
	return replaceNames(text, func(name string) (string, bool) {
		m, ok := f.Member(name)
		return m.Description, ok
	})
}

// Words is a shot's prompt as a model is told it: the cast's descriptions in the place
// of names, then the camera and the film's style.
func (f Script) Words(s ScriptShot) string {
	camera := strings.TrimSpace(s.Camera)
	if camera != "" && !strings.Contains(strings.ToLower(camera), "camera") {
		camera = "camera " + camera
	}
	var parts []string
	for _, part := range []string{s.Prompt, camera, f.Style} {
		if part = strings.Trim(f.Describe(part), " \t\r\n.,"); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

// RenameMention puts @to in the place of @from.
func RenameMention(text, from, to string) string {
	return replaceNames(text, func(name string) (string, bool) { return "@" + to, name == from })
}

// replaceNames puts what with gives in the place of each @name, where it gives something.
func replaceNames(text string, with func(name string) (string, bool)) string {
	var out strings.Builder
	before := ' '
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == '@' && !inName(before) {
			if name := leadingName(text[i+1:]); name != "" {
				n = 1 + len(name)
				if words, ok := with(name); ok {
					out.WriteString(words)
					i, before = i+n, 'x'
					continue
				}
			}
		}
		out.WriteString(text[i : i+n])
		i, before = i+n, r
	}
	return out.String()
}

// NameAtEnd is what stands behind the @ that a text ends in: a name, or the beginning of
// one; false where it ends in none.
func NameAtEnd(text string) (name string, ok bool) {
	at := strings.LastIndexByte(text, '@')
	if at < 0 {
		return "", false
	}
	if last, _ := utf8.DecodeLastRuneInString(text[:at]); inName(last) {
		return "", false // an address
	}
	name = text[at+1:]
	return name, name == "" || IsName(name)
}

// IsName reports whether a text can be the name of a member of the cast.
func IsName(s string) bool { return s != "" && leadingName(s) == s }

func leadingName(s string) string {
	if end := strings.IndexFunc(s, func(r rune) bool { return !inName(r) }); end >= 0 {
		return s[:end]
	}
	return s
}

func inName(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }
