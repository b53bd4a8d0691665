package text_test

import (
	"errors"
	"testing"

	"kinora/engine/text"
)

func TestCleansPromptsAsTheWanPipelineDoes(t *testing.T) {
	var want struct {
		Pairs [][2]string `json:"pairs"`
	}
	readGolden(t, "clean", &want)
	if len(want.Pairs) < 500 {
		t.Fatalf("only %d pairs", len(want.Pairs))
	}
	for _, p := range want.Pairs {
		got, err := text.Clean(text.CleanWan, p[0])
		if err != nil {
			t.Fatal(err)
		}
		if got != p[1] {
			t.Errorf("Clean(%q)\n got %q\nwant %q", p[0], got, p[1])
		}
	}
}

func TestCleanLeavesTextAloneWhereThePackAsksForNothing(t *testing.T) {
	for _, how := range []string{"", text.CleanNone} {
		if got, err := text.Clean(how, " &amp; \n"); err != nil || got != " &amp; \n" {
			t.Errorf("Clean(%q) = %q, %v", how, got, err)
		}
	}
}

func TestCleanRefusesAWayItDoesNotKnow(t *testing.T) {
	if _, err := text.Clean("scrub", "x"); !errors.Is(err, text.ErrUnsupported) {
		t.Errorf("got %v", err)
	}
}
