// Command sample puts the sample film together that the first start opens: from takes of
// the built-in pack, with their recipes, and a sound that it composes itself.
//
//	go run ./tools/sample -o assets/sample meadow.mp4 harbour.mp4 …
//
// The takes are shots of the storyboard in the order in which they are given, and lie one
// after another on the timeline.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"kinora/engine"
	"kinora/engine/footage"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

func main() {
	out := flag.String("o", "assets/sample", "the folder to write; what is in it goes")
	title := flag.String("title", "Paper travels", "what the film is called")
	flag.Parse()
	if err := run(context.Background(), *out, *title, flag.Args()); err != nil {
		fmt.Fprintln(os.Stderr, "sample:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out, title string, takes []string) error {
	if len(takes) == 0 {
		return fmt.Errorf("name the takes, in order")
	}
	made := out + ".new"
	defer os.RemoveAll(made)
	s := sample{out: made, film: edit.New(title, projects.Size{Width: 1024, Height: 576}, rational.Int(24))}
	if err := s.make(ctx, takes); err != nil {
		return err
	}
	if err := os.RemoveAll(out); err != nil {
		return err
	}
	return os.Rename(made, out)
}

// make puts the film into its folder.
func (s *sample) make(ctx context.Context, takes []string) error {
	for _, path := range takes {
		if err := s.shot(ctx, path); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	if err := s.cut(); err != nil {
		return err
	}
	if err := s.music(ctx); err != nil {
		return err
	}
	return s.write()
}

// sample is the film as it is put together.
type sample struct {
	out  string
	film projects.Film
}

// shot adds a card with a finished take.
func (s *sample) shot(ctx context.Context, path string) error {
	seen, err := engine.Inspect(ctx, path)
	if err != nil {
		return err
	}
	if seen.Recipe == nil {
		return fmt.Errorf("it carries no recipe: make it with kinora generate")
	}
	digest, err := s.add(ctx, path)
	if err != nil {
		return err
	}
	r := *seen.Recipe
	shot := r.Shot()
	card := projects.Card{Shot: shot, Placed: true}
	var id projects.ID
	if s.film, id, err = edit.AddCard(s.film, card, s.last()); err != nil {
		return err
	}
	take := projects.FilmTake{Card: id, Order: projects.Order{Way: projects.WayMake, Shot: shot}}
	s.film, take.ID = edit.AddTake(s.film, take)
	if s.film.Outcomes == nil {
		s.film.Outcomes = map[projects.ID]projects.Outcome{}
	}
	s.film.Outcomes[take.ID] = projects.Outcome{
		State: projects.Done, Asset: digest, Ext: filepath.Ext(path), Recipe: seen.Recipe, Frames: int64(r.Frames), Rate: r.Rate, Size: r.Size,
	}
	return nil
}

func (s *sample) last() projects.ID {
	if n := len(s.film.Board); n > 0 {
		return s.film.Board[n-1].ID
	}
	return 0
}

// add copies a file to where the film's media lie.
func (s *sample) add(ctx context.Context, path string) (digest string, err error) {
	if digest, err = footage.Digest(ctx, path); err != nil {
		return "", err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return "", err
	}
	to := filepath.Join(s.out, "media", digest[:2], digest+filepath.Ext(path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return "", err
	}
	return digest, os.WriteFile(to, data, 0o644) //nolint:gosec // a file of the repository
}

// cut puts the takes onto the timeline, the last one out of a dissolve.
func (s *sample) cut() error {
	var last []projects.ID
	for _, c := range s.film.Board {
		film, ids, err := edit.Append(s.film, edit.Piece{Source: projects.Source{Take: s.film.Shown(c.ID)}}, 0)
		if err != nil {
			return err
		}
		s.film, last = film, ids
	}
	film, _, err := edit.SetDissolve(s.film, last[0], 12, edit.Together)
	s.film = film
	return err
}

// write writes the film's rows.
func (s *sample) write() error {
	rows := map[string]json.RawMessage{}
	for k, row := range projects.Rows(s.film) {
		rows[k] = row
	}
	text, err := json.MarshalIndent(rows, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.out, "film.json"), append(text, '\n'), 0o644) //nolint:gosec // a file of the repository
}
