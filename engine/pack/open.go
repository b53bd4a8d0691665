package pack

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// Open reads the pack in a folder: pack.json, the presence and size of every file,
// the ports of every graph. It loads no weights and computes no sha256; Verify
// does. The error is an *Error.
func Open(dir string) (*Pack, error) {
	p, problems := openDir(dir)
	return p.orError(problems)
}

// OpenFS is Open for a pack that is not a folder, such as the embedded one. Its
// graphs are handed out as bytes, so that their weights must lie in model.onnx
// itself. name stands for it in messages.
func OpenFS(fsys fs.FS, name string) (*Pack, error) {
	p := &Pack{name: name, fsys: fsys}
	return p.orError(p.read())
}

// orError gives the pack if nothing is wrong with it, else the first problem.
func (p *Pack) orError(problems []*Error) (*Pack, error) {
	if len(problems) > 0 {
		return nil, problems[0]
	}
	return p, nil
}

// openDir opens a folder and says everything that is wrong with it.
func openDir(dir string) (*Pack, []*Error) {
	p := &Pack{name: dir}
	real, err := filepath.EvalSymlinks(dir)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return p, []*Error{p.unreadable("", err)}
	}
	if st, err := os.Stat(real); err != nil || !st.IsDir() {
		return p, []*Error{p.fail(Missing, "", "is not a folder", "name the folder that holds pack.json")}
	}
	p.dir, p.fsys = real, os.DirFS(real)
	return p, p.read()
}

// read does the work of Open in steps; each needs the ones before it to be right.
func (p *Pack) read() []*Error {
	raw, err := p.readSmall(manifestName, maxManifest)
	if err != nil {
		return []*Error{err}
	}
	if p.Manifest, err = p.parse(raw); err != nil {
		return []*Error{err}
	}
	for _, step := range []func() []*Error{p.validate, p.checkFiles, p.readLatents, p.readGraphs} {
		if problems := step(); len(problems) > 0 {
			return problems
		}
	}
	p.Digest = digest(raw, p.Manifest.Files)
	return nil
}

// unreadable turns what the system said into an Error.
func (p *Pack) unreadable(file string, err error) *Error {
	e := p.fail(Unreadable, file, "cannot be read ("+cause(err)+")", "check that you may read it and that the disk is well")
	if errors.Is(err, fs.ErrNotExist) {
		e = p.fail(Missing, file, "is missing", doCopyAgain)
		if file == "" {
			e.What, e.Do = "does not exist", "name the folder that holds pack.json"
		}
	}
	e.Err = err
	return e
}

// cause is the bare reason, without the operation and path that Go puts before it.
func cause(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}
