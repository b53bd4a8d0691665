package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"kinora/engine/plan"
	"kinora/projects/rational"
)

// reachFlags says how new frames are joined to a clip's own.
type reachFlags struct {
	context int
	match   int
}

func (r *reachFlags) add(cmd *cobra.Command) {
	cmd.Flags().IntVar(&r.context, "context", 0,
		fmt.Sprintf("how many frames beside the new ones the model is shown, at the take's rate (default: up to %d, as the pack can)", plan.DefaultContext))
	cmd.Flags().IntVar(&r.match, "match", plan.DefaultMatch, "over how many new frames a join is evened out; 0 leaves it as it is")
}

// reach is what the flags say.
func (r *reachFlags) reach() (plan.Reach, error) {
	if r.context < 0 || r.match < 0 {
		return plan.Reach{}, usageError{fmt.Errorf("--context %d, --match %d: neither may be below 0", r.context, r.match)}
	}
	if r.match == 0 {
		return plan.Reach{Context: r.context, Match: -1}, nil
	}
	return plan.Reach{Context: r.context, Match: r.match}, nil
}

// span reads "2s..3.5s" as two times, in order.
func span(flag, text string) (from, to rational.Rat, err error) {
	a, b, ok := strings.Cut(text, "..")
	from, err1 := rational.Parse(strings.TrimSuffix(a, "s"))
	to, err2 := rational.Parse(strings.TrimSuffix(b, "s"))
	if !ok || err1 != nil || err2 != nil || from.Cmp(rational.Rat{}) < 0 || to.Cmp(from) <= 0 {
		return from, to, usageError{fmt.Errorf("%s %q: two times are needed, the later one second, e.g. 2s..3.5s", flag, text)}
	}
	return from, to, nil
}
