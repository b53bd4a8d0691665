package media

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// pattern is what numbers a sequence of pictures: %d or %04d.
var pattern = regexp.MustCompile(`%0?[0-9]?d`)

// IsPattern reports whether path numbers a sequence of pictures, as name_%04d.png does.
func IsPattern(path string) bool {
	return len(pattern.FindAllString(filepath.Base(path), -1)) == 1
}

// CheckTarget finds out whether a video can be written to path, before anything is
// computed for it: the preset by name, or by extension where name is "", and the
// folder, by making a file in it and removing it again. Errors are NoPreset,
// Unwritable or Invalid.
func CheckTarget(path, name string) (Preset, error) {
	preset, err := presetOf(path, name)
	if err != nil {
		return Preset{}, err
	}
	if IsPattern(path) && !preset.Pictures {
		return Preset{}, Errorf(Invalid, path, "only pictures are numbered, %s is one file: leave %q out of its name",
			preset.Title, pattern.FindString(filepath.Base(path)))
	}
	return preset, CheckWritable(path)
}

func presetOf(path, name string) (Preset, error) {
	if name != "" {
		return PresetNamed(name)
	}
	return PresetFor(path)
}

// CheckWritable returns an Unwritable error where no file can be made at path: the
// folder is missing, is read-only, or path is a folder itself.
func CheckWritable(path string) error {
	if path == "" {
		return Errorf(Unwritable, "", "an empty path cannot be written: name a file")
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return Errorf(Unwritable, path, "is a folder or device, not a file: name a file in it")
	}
	dir := filepath.Dir(path)
	file, err := os.CreateTemp(dir, ".kinora-*")
	if err != nil {
		return targetError(path, dir, err)
	}
	return errors.Join(file.Close(), os.Remove(file.Name()))
}

func targetError(path, dir string, err error) error {
	e := &Error{Kind: Unwritable, Path: path, Err: reason(err)}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.Detail = "the folder " + dir + " does not exist: make it first"
	case errors.Is(err, fs.ErrPermission):
		e.Detail = "the folder " + dir + " may not be written: choose another"
	default:
		e.Detail = "no file can be made in " + dir
	}
	return e
}

// reason drops the operation and path that os puts before its reason: the temporary
// file's name means nothing to a person.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
