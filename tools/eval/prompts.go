package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// promptsFile lies in every folder of clips.
const promptsFile = "prompts.jsonl"

// longestLine is the most bytes that a line of prompts may have.
const longestLine = 1 << 20

// entry is one line of prompts.jsonl.
type entry struct {
	// Name is the clip's file name without its ending.
	Name   string `json:"name"`
	Prompt string `json:"prompt"`
	// Cuts are the first frames of every shot but the first, counted from 0.
	Cuts   []int   `json:"cuts,omitempty"`
	Expect *expect `json:"expect,omitempty"`

	source string // prompts.jsonl and the line, for messages
	path   string // the clip, once found
}

// expect is what the prompt says; what it leaves out is "" and not judged. Shots and actors are told from the first
// on; later ones may be left out, and then anything may be seen there.
type expect struct {
	Style string `json:"style,omitempty"`
	Shots []shot `json:"shots"`
}

// shot is what the prompt says of one unbroken view. An event is done by the first actor to the second.
type shot struct {
	Setting  string  `json:"setting,omitempty"`
	Time     string  `json:"time,omitempty"`
	Weather  string  `json:"weather,omitempty"`
	Camera   string  `json:"camera,omitempty"`
	Framing  string  `json:"framing,omitempty"`
	Relation string  `json:"relation,omitempty"`
	Occluder string  `json:"occluder,omitempty"`
	Event    string  `json:"event,omitempty"`
	Actors   []actor `json:"actors"`
}

// actor is what the prompt says of one subject.
type actor struct {
	Subject   string `json:"subject"`
	Colour    string `json:"colour,omitempty"`
	Pattern   string `json:"pattern,omitempty"`
	Size      string `json:"size,omitempty"`
	Motion    string `json:"motion,omitempty"`
	Direction string `json:"direction,omitempty"`
	Speed     string `json:"speed,omitempty"`
}

// readPrompts reads the prompts of a folder. Errors name the file and, where there is one, the line.
func readPrompts(folder string) ([]entry, error) {
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return nil, fmt.Errorf("%s: there is no such folder", folder)
	}
	path := filepath.Join(folder, promptsFile)
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such file; it says what each clip was asked to show, one JSON object a line", path)
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return parsePrompts(path, file)
}

// parsePrompts reads one JSON object a line; empty lines are passed over. source is for messages.
func parsePrompts(source string, r io.Reader) ([]entry, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	var list []entry
	seen := map[string]string{}
	number := 0
	for lines.Scan() {
		number++
		line := bytes.TrimSpace(lines.Bytes())
		if len(line) == 0 {
			continue
		}
		at := fmt.Sprintf("%s:%d", source, number)
		e, err := parseEntry(line)
		if err == nil && seen[e.Name] != "" {
			err = fmt.Errorf("the name %q stands at %s already", e.Name, seen[e.Name])
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", at, err)
		}
		e.source, seen[e.Name] = at, at
		list = append(list, e)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s:%d: %w", source, number+1, err)
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("%s: holds no prompts", source)
	}
	return list, nil
}

func parseEntry(line []byte) (entry, error) {
	var e entry
	reader := json.NewDecoder(bytes.NewReader(line))
	reader.DisallowUnknownFields()
	if err := reader.Decode(&e); err != nil {
		return entry{}, fmt.Errorf("not what a line should be: %w", plain(err))
	}
	if _, err := reader.Token(); !errors.Is(err, io.EOF) {
		return entry{}, errors.New("not what a line should be: something follows the JSON object")
	}
	return e, e.check()
}

// plain gives the end of the line its own words.
func plain(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		return errors.New("the JSON object is cut short")
	}
	return errors.New(strings.TrimPrefix(err.Error(), "json: "))
}

// check finds what no clip could fit; words are checked against the judges' labels later.
func (e entry) check() error {
	if e.Name == "" || strings.ContainsAny(e.Name, `/\`) || strings.HasPrefix(e.Name, ".") {
		return fmt.Errorf("the name %q is no file name without its ending", e.Name)
	}
	for i, cut := range e.Cuts {
		if cut < 1 || i > 0 && cut <= e.Cuts[i-1] {
			return fmt.Errorf("cuts %v: they must ascend and begin at 1 or later", e.Cuts)
		}
	}
	if e.Expect == nil {
		return nil
	}
	if shots := len(e.Expect.Shots); shots > len(e.Cuts)+1 {
		return fmt.Errorf("expect tells of %s, but cuts make only %s", counted(shots, "shot"), counted(len(e.Cuts)+1, "shot"))
	}
	return nil
}

// counted is "1 shot", "2 shots".
func counted(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
