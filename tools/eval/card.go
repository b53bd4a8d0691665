package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// card is judges.json: what the judges' outputs mean and how far they can be trusted. Fields that are not listed
// here (how the judges were made, for people) are passed over.
type card struct {
	// Labels are the words of every head, in the order of its logits.
	Labels map[string][]string `json:"labels"`
	// SameThreshold is the cosine of two identities above which they are one subject.
	SameThreshold *float64 `json:"same_threshold"`
	// Accuracy is by head or measure, seen on held-out rendered clips.
	Accuracy map[string]accuracy `json:"accuracy"`
}

// accuracy is how often a judge was right, and how often where clips had got each other's captions; shares of 1.
type accuracy struct {
	Right    *float64 `json:"right"`
	Count    int      `json:"count"`
	Shuffled *float64 `json:"shuffled"`
}

// labelled are the heads whose outputs are words.
var labelled = []string{
	"subject", "colour", "pattern", "size", "setting", "time", "weather", "style", "framing",
	"motion", "direction", "speed", "camera", "relation", "event", "hidden",
}

// readCard reads judges.json in the judges' folder.
func readCard(folder string) (*card, error) {
	path := filepath.Join(folder, "judges.json")
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("%s: there is no such file; --judges names the folder of the judges", path)
	}
	if err != nil {
		return nil, err
	}
	var c card
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, fmt.Errorf("%s: not what the judges' card should be: %w", path, plain(err))
	}
	if err := c.check(); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return &c, nil
}

func (c *card) check() error {
	for _, head := range labelled {
		if err := checkWords(head, c.Labels[head]); err != nil {
			return err
		}
	}
	for relation, class := range classes {
		if c.index("relation", class) < 0 {
			return fmt.Errorf("labels.relation lacks %q, which %s is judged by", class, relation)
		}
	}
	if len(c.Labels["hidden"]) != 2 {
		return fmt.Errorf("labels.hidden has %d words, want 2: seen all the time, hidden for a while", len(c.Labels["hidden"]))
	}
	if c.SameThreshold == nil || !(*c.SameThreshold > -1 && *c.SameThreshold < 1) {
		return errors.New("same_threshold is missing or not between -1 and 1")
	}
	for name, a := range c.Accuracy {
		if a.Right == nil || !share(*a.Right) || a.Shuffled != nil && !share(*a.Shuffled) || a.Count < 1 {
			return fmt.Errorf("accuracy.%s needs right and shuffled from 0 to 1 and a count of 1 or more", name)
		}
	}
	return nil
}

func checkWords(head string, words []string) error {
	if len(words) < 2 {
		return fmt.Errorf("labels.%s has %d words, want 2 or more", head, len(words))
	}
	for i, word := range words {
		if word == "" || slices.Contains(words[:i], word) {
			return fmt.Errorf("labels.%s has %q twice or empty", head, word)
		}
	}
	return nil
}

func share(v float64) bool { return v >= 0 && v <= 1 }

// index is where a word stands among a head's labels, -1 where it does not.
func (c *card) index(head, word string) int { return slices.Index(c.Labels[head], word) }
