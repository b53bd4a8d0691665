package projects

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"kinora/projects/rational"
)

// Assembly is a video put together from stretches of files and of takes that were
// made for it. It holds everything that determines the video.
type Assembly struct {
	Version int          `json:"version"`
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
}

// AssemblyVersion is the version that this program writes.
const AssemblyVersion = 1

// Frames is the number of frames of the whole video.
func (a Assembly) Frames() int {
	n := 0
	for _, p := range a.Parts {
		n += p.Frames
	}
	return n
}

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
