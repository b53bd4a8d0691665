package app

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"kinora/app/settings"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
)

// FilmWish is what a new film is to be.
type FilmWish struct {
	Name  string // of its folder, without the ending; also its title
	Place string // the folder that it lies in; "" is that of the user's films
	Size  projects.Size
	Rate  rational.Rat // frames per second
	Shots []NewShot    // on the storyboard at first
	Text  string       // a shot for each of its lines, behind Shots
}

// NewShot is a shot of a new film.
type NewShot struct{ Title, Prompt string }

// Check says why a film cannot be made, one line for a person.
func (w FilmWish) Check() error {
	if strings.TrimSpace(w.Name) == "" {
		return fmt.Errorf("the film has no name: give it one")
	}
	return CheckFilm(w.Size, w.Rate)
}

// checkFilmSize says why a film cannot have a size in pixels.
func checkFilmSize(size projects.Size) error {
	if size.Width < 16 || size.Height < 16 || size.Width > 8192 || size.Height > 8192 || size.Width%2+size.Height%2 != 0 {
		return fmt.Errorf("a film of %d×%d cannot be made: even sides from 16 to 8192 pixels are needed", size.Width, size.Height)
	}
	return nil
}

// MakeFilm makes a film and opens it. What stands against it is told in one line.
func (s *Studio) MakeFilm(wish FilmWish) {
	if err := wish.Check(); err != nil {
		s.say(Warning, err.Error())
		return
	}
	place := wish.Place
	if place == "" {
		place = s.cfg.Folders.Films
	}
	folder := filepath.Join(place, safeName(wish.Name)+filmEnding)
	s.files.Do(func(ctx context.Context) {
		film, err := wish.film()
		if err != nil {
			s.refuse(err)
			return
		}
		s.createOf(ctx, folder, film, projects.Rows(film), nil)
	})
}

// film is the film of a wish: one that names no shots has an empty one to begin with.
func (w FilmWish) film() (projects.Film, error) {
	f := edit.New(w.Name, w.Size, w.Rate)
	var err error
	var last projects.ID
	for _, shot := range w.Shots {
		card := projects.Card{Title: shot.Title, Shot: projects.Shot{Prompt: shot.Prompt}}
		if f, last, err = edit.AddCard(f, card, last); err != nil {
			return f, err
		}
	}
	if strings.TrimSpace(w.Text) != "" {
		f, _, err = edit.FromLines(f, w.Text, projects.Card{}, last)
	}
	if err == nil && len(f.Board) == 0 {
		f, _, err = edit.AddCard(f, projects.Card{}, 0)
	}
	return f, err
}

// FilmPlace finds out where a new film lies when nobody says otherwise, which is where the
// last one was put, and a name that is free there, and then tells of them.
func (s *Studio) FilmPlace(then func(folder, name string)) {
	chosen := s.set.Chosen[settings.NewFilm]
	s.files.Do(func(context.Context) {
		free := freeIn(placeFor(chosen, s.cfg.Folders.Films), "Untitled")
		s.cfg.Post(func() { then(filepath.Dir(free), strings.TrimSuffix(filepath.Base(free), filmEnding)) })
	})
}
