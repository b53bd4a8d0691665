package plan

import "fmt"

// Field is the part of a shot that an Error is about.
type Field string

// The fields of a shot.
const (
	Prompt     Field = "prompt"
	Seconds    Field = "seconds"
	Size       Field = "size"
	Rate       Field = "fps"
	Steps      Field = "steps"
	Guidance   Field = "guidance"
	Tries      Field = "tries"
	Conditions Field = "conditions"
	BasisField Field = "basis"
)

// Error says that a shot asks for what the pack cannot do. It is one line for a
// person: what is wrong, and what is allowed.
type Error struct {
	Field   Field
	What    string // what was asked for, and why it cannot be
	Allowed string // what can be
}

// Error is "field: what; allowed".
func (e *Error) Error() string { return fmt.Sprintf("%s: %s; %s", e.Field, e.What, e.Allowed) }

func refuse(f Field, allowed, what string, args ...any) error {
	return &Error{f, fmt.Sprintf(what, args...), allowed}
}
