package text

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
)

// The files that hold a vocabulary.
const (
	fastFile   = "tokenizer.json"
	spmFile    = "spiece.model"
	vocabFile  = "vocab.json"
	mergesFile = "merges.txt"
)

// Open reads the tokenizer in a folder of a model pack. The first of these that is
// there is taken, as transformers does: tokenizer.json, spiece.model, vocab.json with
// merges.txt. Padding, end and beginning come from tokenizer_config.json and
// special_tokens_map.json. A spiece.model encodes exactly as SentencePiece; on top,
// tokens that tokenizer_config.json lists with their ids (added_tokens_decoder,
// extra_ids) are cut out of the text first.
//
// Errors are *Error, or those of fsys: ErrMissing, ErrCorrupt, ErrUnsupported.
func Open(fsys fs.FS, dir string) (Tokenizer, error) {
	formats := []struct {
		file string
		open func(fs.FS, string, *config) (Tokenizer, error)
	}{
		{fastFile, openFast}, {spmFile, openSentencePiece}, {vocabFile, openCLIP},
	}
	for _, f := range formats {
		if _, err := fs.Stat(fsys, path.Join(dir, f.file)); errors.Is(err, fs.ErrNotExist) {
			continue
		} else if err != nil {
			return nil, fmt.Errorf("look for a tokenizer: %w", err)
		}
		c, err := readConfig(fsys, dir)
		if err != nil {
			return nil, err
		}
		t, err := f.open(fsys, dir, c)
		if err != nil {
			return nil, inFile(err, path.Join(dir, f.file))
		}
		return t, nil
	}
	return nil, &Error{
		Kind: ErrMissing, File: dir,
		Detail: "put tokenizer.json, spiece.model, or vocab.json with merges.txt there",
	}
}

// largestFile is more than any tokenizer has; larger files are not read.
const largestFile = 256 << 20

func readFile(fsys fs.FS, name string) ([]byte, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	b, err := io.ReadAll(io.LimitReader(f, largestFile+1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(b) > largestFile {
		return nil, inFile(corrupt("it has more than %d MB", largestFile>>20), name)
	}
	return b, nil
}
