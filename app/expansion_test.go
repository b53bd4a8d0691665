package app_test

import (
	"testing"
	"time"
)

func TestAPromptIsExpandedAndTheCaptionIsShown(t *testing.T) {
	atDesk(t, nil, func(t *testing.T, d *desk) {
		d.SetPrompt("a red ball")
		d.Generate()
		d.pass(2500 * time.Millisecond)
		const caption = "a red ball, on paper"
		if d.last.Expanded != caption || len(d.last.Takes) != 1 {
			t.Fatalf("shown as %q, %d takes", d.last.Expanded, len(d.last.Takes))
		}
		if r := d.last.Takes[0].Recipe; r.Prompt != "a red ball" || r.Expanded != caption {
			t.Errorf("recipe %+v", r)
		}
		d.SetPrompt("a blue ball")
		if d.last.Expanded != "" {
			t.Errorf("another prompt is shown as %q", d.last.Expanded)
		}
	})
}
