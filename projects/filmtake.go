package projects

import (
	"fmt"
	"strings"

	"kinora/projects/rational"
)

// FilmTake is a take of a film: what was ordered, and what a person says of it. What
// came of it is its Outcome.
type FilmTake struct {
	ID       ID     `json:"id"`
	Card     ID     `json:"card,omitempty"` // 0 for one that was made for the timeline
	Name     string `json:"name,omitempty"` // "" is its prompt
	Order    Order  `json:"order"`
	Star     bool   `json:"star,omitempty"`
	Rejected bool   `json:"rejected,omitempty"`
	Removed  bool   `json:"removed,omitempty"` // out of the library; its file stays until the film is cleaned up
	Label    Label  `json:"label,omitempty"`
}

// Ident is the take's ID.
func (t FilmTake) Ident() ID { return t.ID }

// Title is what the take is called.
func (t FilmTake) Title() string {
	if t.Name != "" {
		return t.Name
	}
	return t.Order.Shot.Prompt
}

// OutcomeState is how far the making of a take is.
type OutcomeState string

// The states of a take. A take without an outcome is waiting.
const (
	Waiting   OutcomeState = ""
	Running   OutcomeState = "running"
	Paused    OutcomeState = "paused"
	Failed    OutcomeState = "failed"
	Cancelled OutcomeState = "cancelled"
	Done      OutcomeState = "done"
)

// Outcome is what has come of a take. It is written by the queue and never undone.
type Outcome struct {
	State    OutcomeState `json:"state"`
	Reason   string       `json:"reason,omitempty"` // why it failed, one line for a person
	Asset    string       `json:"asset,omitempty"`  // sha256 of its file, hex
	Ext      string       `json:"ext,omitempty"`    // of its file, with the dot
	Recipe   *Recipe      `json:"recipe,omitempty"`
	Assembly *Assembly    `json:"assembly,omitempty"`
	Frames   int64        `json:"frames,omitempty"`
	Rate     rational.Rat `json:"rate,omitzero"`
	Size     Size         `json:"size,omitzero"`
	Sound    bool         `json:"sound,omitempty"`
	Made     int64        `json:"made,omitempty"`  // Unix time in milliseconds
	Spent    int64        `json:"spent,omitempty"` // milliseconds that it took
}

// Seconds is the duration of the file.
func (o Outcome) Seconds() rational.Rat {
	if o.Rate.Zero() {
		return rational.Rat{}
	}
	return rational.Int(o.Frames).Div(o.Rate)
}

// Shot is a shot that makes the outcome again but for its known frames: of several shots
// that were made of one prompt, the one that tells of them all.
func (o Outcome) Shot() Shot {
	shot := o.Recipe.Shot()
	if o.Assembly == nil || o.Assembly.Title == "" || len(o.Assembly.Parts) < 2 {
		return shot
	}
	var read []string
	for i, p := range o.Assembly.Parts {
		if p.Asset != "" {
			return shot
		}
		read = append(read, fmt.Sprintf("Shot %d: %s", i+1, o.Assembly.Takes[p.Take].Text()))
	}
	shot.Prompt, shot.Expanded = o.Assembly.Title, strings.Join(read, " ")
	shot.Seconds = rational.Int(int64(o.Assembly.Frames())).Div(o.Assembly.Rate)
	return shot
}

// At is the recipe of what is shown so many seconds into the outcome's file, or of what
// stands for all of it where that is no take. It is nil where Recipe is.
func (o Outcome) At(seconds rational.Rat) *Recipe {
	if o.Recipe == nil || o.Assembly == nil {
		return o.Recipe
	}
	end := 0
	found := o.Recipe
	for _, p := range o.Assembly.Parts {
		if p.Asset == "" {
			found = &o.Assembly.Takes[p.Take]
		}
		end += p.Frames - p.Dissolve
		if seconds.Cmp(rational.Int(int64(end)).Div(o.Assembly.Rate)) < 0 {
			break
		}
	}
	return found
}
