package pack

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"
)

// Readers at once: more than two slow a spinning disk down and speed no SSD up.
const verifyReaders = 2

// verifyChunk is how much is read between two looks at the context.
const verifyChunk = 1 << 20

// Verify reads every file and compares its sha256 with pack.json. progress, which
// may be nil, is told the bytes read so far and the bytes in all; calls do not
// overlap, but come from other goroutines. The first file that differs ends it:
// an *Error of kind Altered, Truncated, Missing or Unreadable; or ctx's cause.
func (p *Pack) Verify(ctx context.Context, progress func(done, total int64)) error {
	c := counter{total: p.Size(), report: progress}
	group, inner := errgroup.WithContext(ctx)
	group.SetLimit(verifyReaders)
	for _, f := range p.bySize() {
		group.Go(func() error {
			if err := p.verifyFile(inner, f, &c); err != nil {
				return err
			}
			return nil
		})
	}
	err := group.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// bySize puts the largest files first, so that none is left alone at the end.
func (p *Pack) bySize() []File {
	files := slices.Clone(p.Manifest.Files)
	slices.SortStableFunc(files, func(a, b File) int { return int(min(max(b.Size-a.Size, -1), 1)) })
	return files
}

// verifyFile is nil where the file is what pack.json says.
func (p *Pack) verifyFile(ctx context.Context, f File, c *counter) error {
	if err := p.checkSize(f); err != nil {
		return err
	}
	r, err := p.fsys.Open(f.Path)
	if err != nil {
		return p.unreadable(f.Path, err)
	}
	defer r.Close()
	sum := sha256.New()
	for {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		n, err := io.CopyN(sum, r, verifyChunk)
		c.add(n)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return p.unreadable(f.Path, err)
		}
	}
	if hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		return p.fail(Altered, f.Path, "is not the file that pack.json lists (its sha256 differs)", doCopyAgain)
	}
	return nil
}

// counter adds up bytes and reports them, one call at a time.
type counter struct {
	total  int64
	report func(done, total int64)

	mu   sync.Mutex
	done int64
}

func (c *counter) add(n int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done += n
	if c.report != nil {
		c.report(c.done, c.total)
	}
}
