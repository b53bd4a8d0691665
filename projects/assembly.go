package projects

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"kinora/projects/rational"
)

// Assembly is a video put together from stretches of files and of takes that were
// made for it. It holds everything that determines the video.
type Assembly struct {
	Version int          `json:"version"`
	Title   string       `json:"title,omitempty"` // "" is the prompt of the first take
	Size    Size         `json:"size"`
	Rate    rational.Rat `json:"rate"`
	Match   int          `json:"match,omitempty"` // take frames over which a join to a file is evened out; 0 for none
	Loop    bool         `json:"loop,omitempty"`  // its end goes on at its beginning
	Parts   []Part       `json:"parts"`
	Takes   []Recipe     `json:"takes"`
}

// Part is a stretch of an assembly: of a file where it names an asset, else of a take.
type Part struct {
	Asset  string       `json:"asset,omitempty"` // sha256 of the file, hex
	From   rational.Rat `json:"from,omitzero"`   // file: seconds into it
	Take   int          `json:"take,omitempty"`  // take: index into Takes
	First  int          `json:"first,omitempty"` // take: its first frame
	Count  int          `json:"count,omitempty"` // take: how many of its frames, at its own rate
	Frames int          `json:"frames"`          // how many frames of the assembly it fills
	Fit    Fit          `json:"fit,omitempty"`   // how it gets to the assembly's size; "" is Crop
	// Dissolve is how many of its first frames are shown together with as many of the last
	// ones of the part before, which becomes this one; 0 is a cut.
	Dissolve int `json:"dissolve,omitempty"`
}

// AssemblyVersion is the version that this program writes. Version 1 knew no title, no
// dissolves, and no takes that show each other's frames.
const AssemblyVersion = 2

// Frames is the number of frames of the whole video.
func (a Assembly) Frames() int {
	n := 0
	for _, p := range a.Parts {
		n += p.Frames - p.Dissolve
	}
	return n
}

// Check finds out whether the parts are of takes that are there and can follow each
// other. Its error is one line for a person.
func (a Assembly) Check() error {
	if len(a.Parts) == 0 {
		return errors.New("a video of no parts")
	}
	for i, p := range a.Parts {
		if !a.follows(i) {
			return fmt.Errorf("part %d of the video: %d frames cannot be shown, %d of them with the part before", i+1, p.Frames, p.Dissolve)
		}
		if err := a.checkTake(p); err != nil {
			return fmt.Errorf("part %d of the video: %w", i+1, err)
		}
	}
	return nil
}

// follows reports whether part i has the frames that it shows with its neighbours.
func (a Assembly) follows(i int) bool {
	p := a.Parts[i]
	if p.Frames < 1 || p.Frames > maxPart || p.Dissolve < 0 || i == 0 && p.Dissolve > 0 {
		return false
	}
	alone := p.Frames - p.Dissolve
	if i+1 < len(a.Parts) {
		alone -= a.Parts[i+1].Dissolve
	}
	return alone >= 0
}

// checkTake finds out whether the take has the frames that a part shows of it.
func (a Assembly) checkTake(p Part) error {
	if p.Asset != "" {
		return nil
	}
	if p.Take < 0 || p.Take >= len(a.Takes) {
		return fmt.Errorf("there is no take %d", p.Take+1)
	}
	if n := a.Takes[p.Take].Frames; p.First < 0 || p.Count < 1 || p.First > n-p.Count {
		return fmt.Errorf("frames %d to %d of a take of %d", p.First, p.First+p.Count-1, n)
	}
	return nil
}

// maxPart is more frames than a part can have; it keeps sums of them far from overflow.
const maxPart = 1 << 40

// Canonical is the assembly as JSON with fixed key order and no spaces.
func (a Assembly) Canonical() []byte {
	b, err := json.Marshal(a)
	if err != nil { // as for recipes: plain data
		return nil
	}
	return b
}

// Key is the sha256 of the canonical form, in hex.
func (a Assembly) Key() string {
	sum := sha256.Sum256(a.Canonical())
	return hex.EncodeToString(sum[:])
}
