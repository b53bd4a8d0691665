package text

import (
	"cmp"
	"slices"
)

// trie maps byte strings to ids and walks them byte by byte. Its nodes lie in one
// array, the children of a node side by side and sorted by their byte, so that a
// vocabulary of 256 thousand pieces costs a few megabytes and no pointers.
type trie struct {
	nodes []trieNode
}

type trieNode struct {
	first    int32 // index of the first child
	value    int32 // id of the string that ends here, or noValue
	children uint16
	label    byte // byte that leads here from the parent
}

const noValue = -1

// trieEntry is a string and its id.
type trieEntry struct {
	key   string
	value int32
}

// newTrie keeps the last entry of each key and leaves out empty keys.
func newTrie(entries []trieEntry) *trie {
	entries = slices.DeleteFunc(slices.Clone(entries), func(e trieEntry) bool { return e.key == "" })
	slices.SortStableFunc(entries, func(a, b trieEntry) int { return cmp.Compare(a.key, b.key) })
	b := trieBuilder{entries: entries}
	b.add(trieSpan{0, len(entries)}, 0)
	for i, depth, end := 0, 0, 1; i < len(b.nodes); i++ {
		if i == end {
			depth, end = depth+1, len(b.nodes)
		}
		b.expand(i, depth)
	}
	return &trie{nodes: b.nodes}
}

// trieSpan is a run of the sorted entries that share the path to a node.
type trieSpan struct{ low, high int }

// trieBuilder lays out nodes level by level.
type trieBuilder struct {
	entries []trieEntry
	nodes   []trieNode
	spans   []trieSpan // of each node
}

func (b *trieBuilder) add(span trieSpan, label byte) {
	b.nodes = append(b.nodes, trieNode{value: noValue, label: label})
	b.spans = append(b.spans, span)
}

// expand adds the children of a node that lies depth bytes below the root.
func (b *trieBuilder) expand(node, depth int) {
	span := b.spans[node]
	for span.low < span.high && len(b.entries[span.low].key) == depth {
		b.nodes[node].value = b.entries[span.low].value
		span.low++
	}
	b.nodes[node].first = int32(len(b.nodes))
	for span.low < span.high {
		label, end := b.entries[span.low].key[depth], span.low+1
		for end < span.high && b.entries[end].key[depth] == label {
			end++
		}
		b.add(trieSpan{span.low, end}, label)
		b.nodes[node].children++
		span.low = end
	}
}

// root is the node of the empty string.
const root = 0

// child follows one byte. ok is false where no key goes on with it.
func (t *trie) child(node int32, c byte) (next int32, ok bool) {
	n := &t.nodes[node]
	low, high := n.first, n.first+int32(n.children)
	for low < high {
		mid := (low + high) / 2
		switch label := t.nodes[mid].label; {
		case label == c:
			return mid, true
		case label < c:
			low = mid + 1
		default:
			high = mid
		}
	}
	return 0, false
}

// longest finds the longest key that s begins with, and its length in bytes; a length
// of 0 is no key.
func (t *trie) longest(s string) (value int32, length int) {
	value = noValue
	node := int32(root)
	var ok bool
	for i := range len(s) {
		if node, ok = t.child(node, s[i]); !ok {
			break
		}
		if v := t.nodes[node].value; v != noValue {
			value, length = v, i+1
		}
	}
	return value, length
}

// exact finds the id of s itself, or noValue.
func (t *trie) exact(s string) int32 {
	node := int32(root)
	var ok bool
	for i := range len(s) {
		if node, ok = t.child(node, s[i]); !ok {
			return noValue
		}
	}
	return t.nodes[node].value
}
