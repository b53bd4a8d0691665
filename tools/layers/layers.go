// Package layers holds Kinora's packages to their one chain: main → ui → app → engine
// → projects, with assets a leaf. The linter says the same while one types; this is the
// test that runs with all others. It imports the standard library only.
package layers

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// Rule says that no file below a folder (slash-separated, "" for the module's root)
// imports any of some packages. A package stands for those below it too.
type Rule struct {
	Folder string
	Never  []string
	// Except names folders or files below Folder to which the rule does not apply.
	Except []string
	Why    string
}

// Rules is the chain as DESIGN's layout has it.
var Rules = []Rule{
	{"projects", []string{"kinora/engine", "kinora/app", "kinora/ui", "kinora/assets"}, nil, "the document knows nobody above it"},
	{"engine", []string{"kinora/app", "kinora/ui"}, nil, "the engine is a library and knows nobody above it"},
	{"app", []string{"kinora/ui"}, nil, "the studio without a window is called by ui, never the other way"},
	{"ui", []string{"kinora/engine"}, nil, "no engine call may block the UI goroutine; ui asks app"},
	{"assets", []string{"kinora"}, nil, "assets is a leaf"},
	{"", []string{"fyne.io/fyne"}, []string{"ui", "main.go"}, "only the window's packages know the window toolkit"},
	{"", []string{"fyne.io/fyne/v2/app"}, []string{"main.go"}, "it starts the window driver, and tests need no display"},
	{"", []string{"github.com/yalue/onnxruntime_go"}, []string{"engine/infer/ort"}, "one package speaks to ONNX Runtime"},
	{"", []string{"github.com/asticode/go-astiav"}, []string{"engine/media/av"}, "one package speaks to FFmpeg"},
	{"", []string{"modernc.org/sqlite"}, []string{"projects/store"}, "one package reads and writes films"},
	{"", []string{"C"}, []string{"engine/infer/ort", "engine/media/av"}, "all else builds without cgo"},
	{"", []string{"gonum.org/v1/gonum"}, []string{"tools/eval"}, "it judges clips and is not shipped"},
	{"tools/eval", []string{"kinora/app", "kinora/ui", "kinora/assets"}, nil, "judges look at files, whoever made them"},
	{"engine/sched", []string{"os", "net", "time", "sync", "math/rand"}, nil, "schedules are pure functions"},
	{"engine/plan", []string{"os", "net", "time", "sync", "math/rand"}, nil, "plans are pure functions"},
}

// Import is one import in one Go file, the file slash-separated from the module's root.
type Import struct{ File, Package string }

// Imports reads every import of the Go files below root, tests and other systems' files
// included; folders that Go leaves out (testdata, those with a leading dot or
// underscore) are left out.
func Imports(root string) ([]Import, error) {
	var found []Import
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipped(root, path, entry.Name())
		}
		if filepath.Ext(path) != ".go" {
			return nil
		}
		of, err := importsOf(root, path)
		found = append(found, of...)
		return err
	})
	return found, err
}

func skipped(root, path, name string) error {
	if path != root && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
		return filepath.SkipDir
	}
	return nil
}

func importsOf(root, path string) ([]Import, error) {
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	relative, err := filepath.Rel(root, path)
	if err != nil {
		return nil, err
	}
	var found []Import
	for _, spec := range file.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		found = append(found, Import{File: filepath.ToSlash(relative), Package: name})
	}
	return found, nil
}

// Breaks reports whether the import is one that the rule forbids. Tests of pure packages
// may read files: for standard packages the rule is about what is shipped.
func (r Rule) Breaks(i Import) bool {
	if !below(i.File, r.Folder) || strings.HasSuffix(i.File, "_test.go") && !strings.Contains(i.Package, ".") &&
		!below(i.Package, "kinora") {
		return false
	}
	for _, except := range r.Except {
		if below(i.File, except) {
			return false
		}
	}
	for _, never := range r.Never {
		if below(i.Package, never) {
			return true
		}
	}
	return false
}

// below reports whether path is folder or lies in it.
func below(path, folder string) bool {
	return folder == "" || path == folder || strings.HasPrefix(path, folder+"/")
}
