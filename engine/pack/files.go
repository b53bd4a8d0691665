package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

const (
	manifestName = "pack.json"
	maxManifest  = 4 << 20
	maxConfig    = 4 << 20
)

// readSmall reads a file that has no reason to be large.
func (p *Pack) readSmall(file string, limit int64) ([]byte, *Error) {
	if err := p.plain(file); err != nil {
		return nil, err
	}
	f, err := p.fsys.Open(file)
	if err != nil {
		return nil, p.unreadable(file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, p.unreadable(file, err)
	}
	if int64(len(data)) > limit {
		kind := BadConfig
		if file == manifestName {
			kind = BadManifest
		}
		return nil, p.fail(kind, file, fmt.Sprintf("is larger than %d bytes", limit), doAsk)
	}
	return data, nil
}

// plain makes sure that a path names a plain file inside the pack: no symbolic
// link on the way (ONNX Runtime refuses weights behind one, and a link can lead
// anywhere), no folder, no device.
func (p *Pack) plain(file string) *Error {
	parts := strings.Split(file, "/")
	for i := range parts {
		at := strings.Join(parts[:i+1], "/")
		st, err := fs.Lstat(p.fsys, at)
		if err != nil {
			return p.unreadable(file, err)
		}
		switch last := i == len(parts)-1; {
		case st.Mode()&fs.ModeSymlink != 0:
			return p.fail(Unsafe, at, "is a symbolic link", doPlain)
		case last && !st.Mode().IsRegular():
			return p.fail(Unsafe, at, "is not a plain file", doPlain)
		}
	}
	return nil
}

// checkFiles compares what pack.json lists with what is there, by size.
func (p *Pack) checkFiles() []*Error {
	var out []*Error
	for _, f := range p.Manifest.Files {
		if err := p.checkSize(f); err != nil {
			out = append(out, err)
		}
	}
	for _, graph := range []string{TextEncoder, Transformer, VAEEncoder, VAEDecoder} {
		if !p.lists(graphPath(graph)) {
			out = append(out, p.fail(Missing, graphPath(graph), "is not listed in pack.json, and no pack works without it", doAsk))
		}
	}
	if !slices.ContainsFunc(p.Manifest.Files, func(f File) bool { return strings.HasPrefix(f.Path, "tokenizer/") }) {
		out = append(out, p.fail(Missing, "tokenizer/", "has no file listed in pack.json", doAsk))
	}
	return out
}

func (p *Pack) checkSize(f File) *Error {
	if err := p.plain(f.Path); err != nil {
		return err
	}
	st, err := fs.Stat(p.fsys, f.Path)
	switch {
	case err != nil:
		return p.unreadable(f.Path, err)
	case st.Size() < f.Size:
		return p.fail(Truncated, f.Path, fmt.Sprintf("is cut short: %d of %d bytes", st.Size(), f.Size), doCopyAgain)
	case st.Size() > f.Size:
		return p.fail(Altered, f.Path, fmt.Sprintf("has %d bytes, pack.json says %d", st.Size(), f.Size), doCopyAgain)
	}
	return nil
}

func (p *Pack) lists(file string) bool {
	return slices.ContainsFunc(p.Manifest.Files, func(f File) bool { return f.Path == file })
}

// digest is the fingerprint of a pack: sha256 over one line for each file, sorted
// by path, pack.json among them: its knobs decide about frames as weights do.
func digest(manifest []byte, files []File) string {
	own := sha256.Sum256(manifest)
	all := append([]File{{Path: manifestName, Size: int64(len(manifest)), SHA256: hex.EncodeToString(own[:])}}, files...)
	slices.SortFunc(all, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	sum := sha256.New()
	for _, f := range all {
		fmt.Fprintf(sum, "%s %d %s\n", f.SHA256, f.Size, f.Path)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
