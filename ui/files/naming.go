package files

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/storage/repository"
)

// naming is the files of this machine as Fyne's dialogs are to see them. Its dialog for a
// name opens the file for writing, which empties it, before anybody has said what with
// (fyne-io/fyne, dialog/file.go, as of 2.7): here nothing is opened.
type naming struct{ places }

type places interface {
	repository.WritableRepository
	repository.HierarchicalRepository
	repository.ListableRepository
}

// nameOnly puts naming in the place of Fyne's own files. Kinora writes none through Fyne.
func nameOnly() {
	now, err := repository.ForURI(storage.NewFileURI("/"))
	if own, ok := now.(places); ok && err == nil {
		if _, done := now.(naming); !done {
			repository.Register("file", naming{own})
		}
	}
}

// Writer opens nothing.
func (naming) Writer(u fyne.URI) (fyne.URIWriteCloser, error) { return name{u}, nil }

// name is a file that is only spoken of.
type name struct{ uri fyne.URI }

func (n name) URI() fyne.URI { return n.uri }
func (name) Write([]byte) (int, error) {
	return 0, errors.New("only the name of this file was asked for")
}
func (name) Close() error { return nil }
