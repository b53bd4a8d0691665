package projects

import "kinora/projects/rational"

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
