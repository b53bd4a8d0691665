package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
)

// report is all that came of judging a folder.
type report struct {
	Folder  string   `json:"folder"`
	Judges  string   `json:"judges"`
	Shots   int      `json:"shots"`
	Figures []figure `json:"figures"`
	// Missing are the names in prompts.jsonl without a clip, which were left out.
	Missing []string `json:"missing,omitempty"`
	// Read is how many clips are judged by what was read from their prompts, because prompts.jsonl has no expect.
	Read      int          `json:"read,omitempty"`
	Distances []distance   `json:"distances,omitempty"`
	Clips     []clipReport `json:"clips"`
}

// clipReport is one clip with every question and answer.
type clipReport struct {
	Name    string   `json:"name"`
	File    string   `json:"file"`
	Prompt  string   `json:"prompt"`
	Width   int      `json:"width"`
	Height  int      `json:"height"`
	Frames  int      `json:"frames"`
	Cuts    []int    `json:"cuts,omitempty"` // as they were found
	Answers []answer `json:"answers"`
}

// write puts the report at path, whole or not at all.
func (r report) write(path string) error {
	data, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".eval-*.json")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(append(data, '\n'))
	if err := errors.Join(err, file.Chmod(0o644), file.Sync(), file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
