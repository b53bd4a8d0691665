package apptest

import "sync"

// Queue is the goroutine of the commands in a test: what is posted waits until the
// test drains it, on the test's own goroutine.
type Queue struct {
	mu    sync.Mutex
	posts []func()
}

// Post queues f.
func (q *Queue) Post(f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.posts = append(q.posts, f)
}

// Drain runs what is queued, and what that queues, and says how much it was.
func (q *Queue) Drain() int {
	ran := 0
	for {
		q.mu.Lock()
		posts := q.posts
		q.posts = nil
		q.mu.Unlock()
		if len(posts) == 0 {
			return ran
		}
		for _, f := range posts {
			f()
			ran++
		}
	}
}
