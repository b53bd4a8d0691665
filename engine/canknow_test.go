package engine_test

import (
	"context"
	"errors"
	"testing"

	"kinora/engine"
	"kinora/engine/enginetest"
	"kinora/engine/pack"
	"kinora/engine/plan"
	"kinora/projects"
	"kinora/projects/rational"
)

func TestAPackThatCannotKnowAFrameSaysSoBeforeAnythingIsComputed(t *testing.T) {
	_, frames := drawn(t, 64, 48, rational.Int(8), 1)
	still := stillOf(t, frames[0])
	for _, c := range []struct {
		form pack.Form
		at   int
		want string
	}{
		{pack.FormToken, plan.LastFrame, ""},
		{pack.FormCompat, 0, ""},
		{pack.FormCompat, plan.LastFrame, "conditions: Tiny can only be given a take's first frames: it takes no coordinates; " +
			"put them at the first frame, or take another pack"},
		{pack.FormGrid, 0, "conditions: Tiny cannot be given known frames: its timestep is one for all tokens; " +
			"leave them out, or take another pack"},
	} {
		dir := t.TempDir()
		if err := enginetest.Pack(dir, enginetest.Options{Form: c.form}); err != nil {
			t.Fatal(err)
		}
		e, err := engine.Open(context.Background(), engine.Options{Pack: dir, Device: "cpu"})
		if err != nil {
			t.Fatal(err)
		}
		long := projects.Shot{Prompt: "a red box", Seconds: rational.Int(20)}
		_, err = e.Plan(long)
		if (err == nil) != (c.form != pack.FormGrid) {
			t.Errorf("%s, several windows: %v", c.form, err)
		}
		_, err = e.Animate(context.Background(), projects.Shot{Prompt: "a red box"}, engine.Still{Path: still, At: c.at})
		var refused *plan.Error
		if (err == nil) != (c.want == "") || err != nil && (!errors.As(err, &refused) || err.Error() != c.want) {
			t.Errorf("%s at %d: %v", c.form, c.at, err)
		}
		e.Close()
	}
}
