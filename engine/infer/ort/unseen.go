package ort

import (
	"context"
	"slices"
	"sync"
)

// unseen is the loads that nobody waits for any more.
type unseen struct {
	mu    sync.Mutex
	loads []<-chan struct{} // closed when they are over and what they loaded is freed
}

func (u *unseen) add(over <-chan struct{}) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.loads = append(u.loads, over)
}

// wait returns when all of them are over, or false when ctx has ended before.
func (u *unseen) wait(ctx context.Context) bool {
	u.mu.Lock()
	loads := u.loads
	u.mu.Unlock()
	for _, over := range loads {
		select {
		case <-over:
		case <-ctx.Done():
			return false
		}
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.loads = slices.DeleteFunc(slices.Clone(u.loads), isClosed)
	return ctx.Err() == nil
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
