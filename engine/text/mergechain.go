package text

// mergeChain merges the pieces of a word, the pair of the lowest rank first, of equal
// ones the leftmost. Pieces form a list; a heap holds the pairs that may merge, so
// that a word of n characters takes n log n steps.
type mergeChain struct {
	links  []mergeLink
	heap   []mergeCandidate
	merges map[[2]int32]merge
}

type mergeLink struct{ id, prev, next int32 }

// gone is the id of a link whose piece is part of another one now.
const gone = -1

// noLink ends the list.
const noLink = -1

type mergeCandidate struct {
	merge
	left int32 // index of the left link
}

func (c mergeCandidate) before(o mergeCandidate) bool {
	return c.rank < o.rank || c.rank == o.rank && c.left < o.left
}

func newMergeChain(ids []int32, merges map[[2]int32]merge) *mergeChain {
	c := &mergeChain{links: make([]mergeLink, len(ids)), merges: merges}
	for i, id := range ids {
		c.links[i] = mergeLink{id, int32(i) - 1, int32(i) + 1}
	}
	if len(ids) > 0 {
		c.links[len(ids)-1].next = noLink
	}
	for i := range ids {
		c.consider(int32(i))
	}
	return c
}

// consider puts the pair that begins at a link on the heap, if it can merge.
func (c *mergeChain) consider(left int32) {
	if left == noLink || c.links[left].next == noLink {
		return
	}
	pair := [2]int32{c.links[left].id, c.links[c.links[left].next].id}
	if m, ok := c.merges[pair]; ok {
		c.push(mergeCandidate{m, left})
	}
}

func (c *mergeChain) run() {
	for len(c.heap) > 0 {
		top := c.pop()
		left := &c.links[top.left]
		if left.id == gone || left.next == noLink {
			continue
		}
		right := &c.links[left.next]
		// The pair may have changed since it was put on the heap.
		if m, ok := c.merges[[2]int32{left.id, right.id}]; !ok || m.id != top.id {
			continue
		}
		left.id, right.id, left.next = top.id, gone, right.next
		if left.next != noLink {
			c.links[left.next].prev = top.left
		}
		c.consider(left.prev)
		c.consider(top.left)
	}
}

func (c *mergeChain) appendTo(ids []int64) []int64 {
	for _, l := range c.links {
		if l.id != gone {
			ids = append(ids, int64(l.id))
		}
	}
	return ids
}

func (c *mergeChain) push(m mergeCandidate) {
	c.heap = append(c.heap, m)
	for i := len(c.heap) - 1; i > 0; {
		parent := (i - 1) / 2
		if !c.heap[i].before(c.heap[parent]) {
			break
		}
		c.heap[i], c.heap[parent] = c.heap[parent], c.heap[i]
		i = parent
	}
}

func (c *mergeChain) pop() mergeCandidate {
	top, last := c.heap[0], len(c.heap)-1
	c.heap[0] = c.heap[last]
	c.heap = c.heap[:last]
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < last; child++ {
			if c.heap[child].before(c.heap[least]) {
				least = child
			}
		}
		if least == i {
			return top
		}
		c.heap[i], c.heap[least] = c.heap[least], c.heap[i]
		i = least
	}
}
