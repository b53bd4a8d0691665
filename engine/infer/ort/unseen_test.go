package ort

import (
	"context"
	"testing"
	"time"
)

func TestLoadsWaitForThoseThatWereGivenUp(t *testing.T) {
	var u unseen
	if !u.wait(t.Context()) {
		t.Fatal("it waits for nothing")
	}
	over := make(chan struct{})
	u.add(over)
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	if u.wait(ctx) || len(u.loads) != 1 {
		t.Error("what is still loading was not waited for")
	}
	close(over)
	if u.wait(ctx) {
		t.Error("something is loaded for who has given up")
	}
	if !u.wait(t.Context()) || len(u.loads) != 0 {
		t.Errorf("%d loads are remembered that are over", len(u.loads))
	}
}
