package background_test

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"

	"kinora/engine/background"
)

func TestTheThreadGivesWayAndOthersDoNot(t *testing.T) {
	policy := func() uint32 {
		a, err := unix.SchedGetAttr(0, 0)
		if err != nil {
			t.Error(err)
			return 0
		}
		return a.Policy
	}
	got := make(chan uint32)
	go func() {
		background.Enter()
		got <- policy()
	}()
	if p := <-got; p != unix.SCHED_IDLE {
		t.Errorf("the thread's policy is %d", p)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if p := policy(); p != unix.SCHED_NORMAL {
		t.Errorf("another thread's policy is %d", p)
	}
}
