package projects

import "kinora/projects/rational"

// Script is shots with one cast and one look, as a person wrote them down. Zero values of
// Size, Rate, Steps, Tries and Guidance mean the pack's default.
type Script struct {
	Title    string       `json:"title,omitempty"`
	Size     Size         `json:"size"` // of all shots
	Rate     rational.Rat `json:"fps,omitzero"`
	Style    string       `json:"style,omitempty"`    // said in each prompt
	Negative string       `json:"negative,omitempty"` // of all shots
	Pack     string       `json:"pack,omitempty"`     // folder of a pack; "" is the built-in one
	Seed     *uint64      `json:"seed,omitempty"`     // of the first shot; the others count on from it
	Steps    int          `json:"steps,omitempty"`
	Tries    int          `json:"tries,omitempty"`
	Guidance *float64     `json:"guidance,omitempty"`
	Cast     []CastMember `json:"cast,omitempty"`
	Shots    []ScriptShot `json:"shots"`
}

// CastMember is a character, prop or place that prompts speak of as @name.
type CastMember struct {
	Name        string   `json:"name"`               // letters, digits and underscores
	Description string   `json:"description"`        // what prompts say in its place
	Pictures    []string `json:"pictures,omitempty"` // files that show it
}

// ScriptShot is one shot of a script.
type ScriptShot struct {
	Prompt     string       `json:"prompt"`             // may name the cast, as @name
	Expanded   string       `json:"expanded,omitempty"` // what the model reads in place of Words; may name the cast, too
	Seconds    rational.Rat `json:"seconds,omitzero"`   // 0 is the pack's default
	Seed       *uint64      `json:"seed,omitempty"`     // nil counts on from the film's
	Camera     string       `json:"camera,omitempty"`   // how the camera moves, said in the prompt
	Dissolve   rational.Rat `json:"dissolve,omitzero"`  // seconds over which the shot before becomes it; 0 is a cut
	References []Reference  `json:"references,omitempty"`
}

// Reference is a picture of what is to look the same in a shot: of a file, or of an
// earlier shot of the film.
type Reference struct {
	File string        `json:"file,omitempty"`
	Shot int           `json:"shot,omitempty"` // counted from 1; 0 is a file
	At   *rational.Rat `json:"at,omitempty"`   // seconds into it; nil is its middle
}

// Member finds a member of the cast.
func (f Script) Member(name string) (CastMember, bool) {
	for _, m := range f.Cast {
		if m.Name == name {
			return m, true
		}
	}
	return CastMember{}, false
}

// Files is every file that the script speaks of beside its pack, each once.
func (f Script) Files() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(path string) {
		if !seen[path] {
			seen[path], out = true, append(out, path)
		}
	}
	for _, m := range f.Cast {
		for _, path := range m.Pictures {
			add(path)
		}
	}
	for _, s := range f.Shots {
		for _, r := range s.References {
			add(r.File)
		}
	}
	return out
}
