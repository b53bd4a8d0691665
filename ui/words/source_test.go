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

// source is what the Go files below a folder say.
type source struct {
	asked     map[string]string // texts given to lang.L and its like, with where
	bare      map[string]string // texts shown without it
	said      map[string]string // texts that app gives to its say
	literally map[string]bool   // every string there is
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
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return
	}
	first, isText := literal(call.Args[0])
	of, _ := f.X.(*ast.Ident)
	switch {
	case isText && of != nil && of.Name == "lang" && (f.Sel.Name == "L" || f.Sel.Name == "N"):
		s.asked[first] = where(call.Pos())
	case isText && makers[f.Sel.Name] && readable(first) && !names[first]:
		s.bare[first] = where(call.Pos())
	case f.Sel.Name == "say" && len(call.Args) == 2:
		if text, ok := said(call.Args[1]); ok {
			s.said[text] = where(call.Pos())
		}
	}
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
