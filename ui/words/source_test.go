package words_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// names is what is the same in every language.
var names = map[string]bool{"Kinora": true}

// makers is what shows its first argument to a person.
var makers = map[string]bool{
	"NewText": true, "NewLabel": true, "NewButton": true, "NewChip": true, "NewBadge": true, "NewEntry": true, "NewEditor": true,
	"NewMenuItem": true, "NewMenu": true, "NewCheck": true, "NewRadioGroup": true, "SetText": true, "SetPlaceHolder": true, "SetUnit": true,
	"NewInformation": true, "NewConfirm": true, "SetTitle": true,
}

// commands is what makes a command of app, whose first argument the history shows, and
// what tells of a plan or of what is being made.
var commands = map[string]bool{
	"note": true, "warn": true, // of the engine
	"change": true, "changeSome": true, "onClips": true, "editCard": true, "orderClip": true, "between": true, "appendCards": true,
}

// refusals is what makes an error of projects/edit of a word.
var refusals = map[string]string{
	"missing": "this %s is not in the film any more", "nothing": "no %s is selected: select one first",
}

// source is what the Go files below a folder say.
type source struct {
	asked     map[string]string // texts given to lang.L and its like, with where
	bare      map[string]string // texts shown without it
	said      map[string]string // texts that app gives to its say, names of commands, errors for a person
	literally map[string]bool   // every string there is
	refuses   bool              // the errors of this file are for a person
}

func newSource() *source {
	return &source{asked: map[string]string{}, bare: map[string]string{}, said: map[string]string{}, literally: map[string]bool{}}
}

func (s *source) read(t *testing.T, dir string) {
	t.Helper()
	set := token.NewFileSet()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		s.refuses = forPeople(filepath.Dir(path))
		file, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			s.look(n, func(p token.Pos) string { return set.Position(p).String() })
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func (s *source) look(n ast.Node, where func(token.Pos) string) {
	if text, ok := literal(n); ok {
		s.literally[text] = true
	}
	s.lookAtStage(n)
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	at := where(call.Pos())
	switch f := call.Fun.(type) {
	case *ast.Ident:
		s.lookAtCount(f.Name, call.Args, at)
		s.lookAtRefusal(f.Name, call.Args, at)
	case *ast.SelectorExpr:
		of, _ := f.X.(*ast.Ident)
		if of == nil {
			of = &ast.Ident{}
		}
		s.lookAtCall(of.Name, f.Sel.Name, call.Args, at)
	}
}

// lookAtStage reads what a job is doing: words.Progress writes it with a capital.
func (s *source) lookAtStage(n ast.Node) {
	var values []ast.Expr
	switch n := n.(type) {
	case *ast.KeyValueExpr:
		if key, ok := n.Key.(*ast.Ident); ok && key.Name == "Stage" {
			values = []ast.Expr{n.Value}
		}
	case *ast.ValueSpec:
		if kind, ok := n.Type.(*ast.Ident); ok && kind.Name == "Stage" {
			values = n.Values
		}
	}
	for _, v := range values {
		if text, ok := literal(v); ok && text != "" {
			s.said[strings.ToUpper(text[:1])+text[1:]] = "a stage"
		}
	}
}

// lookAtCall reads a call of a method or of another package's function.
func (s *source) lookAtCall(of, name string, args []ast.Expr, at string) {
	first, isText := literal(args[0])
	switch {
	case isText && of == "lang" && (name == "L" || name == "N"):
		s.asked[first] = at
	case isText && makers[name] && readable(first) && !names[first]:
		s.bare[first] = at
	case isText && commands[name], isText && s.refuses && of+"."+name == "fmt.Errorf", isText && s.refuses && of+"."+name == "errors.New":
		s.said[strings.ReplaceAll(first, "%w", "%s")] = at
	case (name == "say" || name == "brief") && len(args) == 2, name == "wrote" && len(args) == 3:
		if text, ok := said(args[1]); ok {
			s.said[text] = at
		}
	}
}

// lookAtCount reads a notice about one thing or several.
func (s *source) lookAtCount(name string, args []ast.Expr, at string) {
	if name != "counted" {
		return
	}
	for _, arg := range args {
		if text, ok := literal(arg); ok {
			s.said[text] = at
		}
	}
}

// lookAtRefusal reads how projects/edit makes its errors.
func (s *source) lookAtRefusal(name string, args []ast.Expr, at string) {
	if !s.refuses {
		return
	}
	if frame, ok := refusals[name]; ok {
		if word, ok := literal(args[0]); ok {
			s.said[strings.Replace(frame, "%s", word, 1)] = at
		}
	}
	if name == "refuse" && len(args) > 1 {
		if text, ok := literal(args[1]); ok && !strings.HasPrefix(text, "this %s") && !strings.HasPrefix(text, "no %s") {
			s.said[text] = at
		}
	}
}

// forPeople reports whether the errors that files of a folder make are shown in the window.
func forPeople(dir string) bool {
	return strings.HasSuffix(dir, "/app") || strings.HasSuffix(dir, "projects/edit")
}

// said is the text of a notice, with "%s" for what is not known before.
func said(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BinaryExpr:
		left, okLeft := said(e.X)
		right, okRight := said(e.Y)
		if !okLeft {
			left = "%s"
		}
		if !okRight {
			right = "%s"
		}
		return left + right, okLeft || okRight
	case *ast.CallExpr:
		if f, ok := e.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" {
			return said(e.Args[0])
		}
		return "", false
	}
	text, ok := literal(e)
	return text, ok && text != ""
}

func literal(n ast.Node) (string, bool) {
	l, ok := n.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(l.Value)
	return text, err == nil
}

func readable(text string) bool { return strings.IndexFunc(text, unicode.IsLetter) >= 0 }
