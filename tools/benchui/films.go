package main

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"io/fs"
	"os"
	"path/filepath"

	"kinora/assets"
	"kinora/engine/media"
	"kinora/engine/media/av"
	"kinora/projects"
	"kinora/projects/edit"
	"kinora/projects/rational"
	"kinora/projects/store"
)

// films makes the films that are measured, in a folder of their own.
type films struct{ dir string }

// sample is the film that comes with Kinora.
func sample() (projects.Film, error) {
	text, err := fs.ReadFile(assets.Sample(), "film.json")
	if err != nil {
		return projects.Film{}, err
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(text, &all); err != nil {
		return projects.Film{}, err
	}
	rows := map[string][]byte{}
	for k, row := range all {
		rows[k] = row
	}
	return projects.FromRows(rows)
}

// keep writes a film with the sample's media.
func (f films) keep(ctx context.Context, name string, film projects.Film) (string, error) {
	folder := filepath.Join(f.dir, name+".kinora")
	kept, err := store.Create(ctx, folder, projects.Rows(film), store.Options{})
	if err != nil {
		return "", err
	}
	defer kept.Close() //nolint:contextcheck // what is waiting is written to the end
	files, err := fs.Sub(assets.Sample(), "media")
	if err != nil {
		return "", err
	}
	return folder, os.CopyFS(kept.Media(), files)
}

// shots is a film of so many shots, each with a take.
func (f films) shots(ctx context.Context, n int) (string, error) {
	film, err := sample()
	if err != nil {
		return "", err
	}
	made := film.Board
	for i := len(made); i < n; i++ {
		like := made[i%len(made)]
		card := like
		card.Title = fmt.Sprintf("Shot %d", i+1)
		var id projects.ID
		if film, id, err = edit.AddCard(film, card, film.Board[len(film.Board)-1].ID); err != nil {
			return "", err
		}
		take, _ := film.Take(film.Shown(like.ID))
		outcome := film.Outcomes[take.ID]
		take.Card = id
		film, take.ID = edit.AddTake(film, take)
		film.Outcomes[take.ID] = outcome
	}
	return f.keep(ctx, "Shots", film)
}

// clips is a film of so many clips on its timeline.
func (f films) clips(ctx context.Context, n int) (string, error) {
	film, err := sample()
	if err != nil {
		return "", err
	}
	for i := range n {
		take := film.Shown(film.Board[i%len(film.Board)].ID)
		piece := edit.Piece{Source: projects.Source{Take: take}, To: rational.New(int64(8+i%9), 12)}
		if film, _, err = edit.Append(film, piece, 0); err != nil {
			return "", err
		}
	}
	return f.keep(ctx, "Clips", film)
}

// The video that is played and scrubbed: each frame says its number in black and white bars.
const (
	videoFrames = 24 * 62
	bars        = 12
)

// video writes it as H.264 at 1080p and puts it on a timeline of its own.
func (f films) video(ctx context.Context) (string, error) {
	if folder := filepath.Join(f.dir, "Bars.kinora"); exists(folder) {
		return folder, nil
	}
	path := filepath.Join(f.dir, "bars.mp4")
	if err := writeBars(ctx, path); err != nil {
		return "", err
	}
	film := edit.New("Bars", projects.Size{Width: 1920, Height: 1080}, rational.Int(24))
	var err error
	if film, _, err = edit.AddCard(film, projects.Card{}, 0); err != nil {
		return "", err
	}
	m := projects.Medium{
		Name: "bars.mp4", Kind: projects.Video, Asset: "0000", Ext: ".mp4", Path: path, Rate: rational.Int(24),
		Seconds: rational.New(videoFrames, 24), Size: projects.Size{Width: 1920, Height: 1080},
	}
	film, m.ID = edit.AddMedium(film, m)
	if film, _, err = edit.Append(film, edit.Piece{Source: projects.Source{Medium: m.ID}}, 0); err != nil {
		return "", err
	}
	return f.keep(ctx, "Bars", film)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func writeBars(ctx context.Context, path string) error {
	preset, err := media.PresetNamed("mp4")
	if err != nil {
		return err
	}
	preset.Encoders[0].Options["preset"] = "ultrafast" // of the measuring only the decoding counts
	w, err := av.Create(path, preset, media.Params{Width: 1920, Height: 1080, Rate: rational.Int(24)})
	if err != nil {
		return err
	}
	defer w.Abort()
	img := image.NewRGBA(image.Rect(0, 0, 1920, 1080))
	for n := range videoFrames {
		drawBars(img, n)
		if err := w.Write(ctx, img); err != nil {
			return err
		}
	}
	return w.Close()
}

// frame of the picture in magenta, by which it is found on the screen.
var edge = color.RGBA{R: 255, B: 255, A: 255}

// drawBars draws the number n: bar i is white where bit i is set.
func drawBars(img *image.RGBA, n int) {
	b := img.Bounds()
	width, line := b.Dx()/bars, make([]byte, img.Stride)
	for y := range b.Dy() {
		row := img.Pix[y*img.Stride:][:img.Stride]
		if y == 0 || y == 60 || y == b.Dy()-60 {
			drawLine(line, width, n, y >= 60 && y < b.Dy()-60)
		}
		copy(row, line)
		for x := (5*n + 97 - 3*y%97) % 97; x < b.Dx(); x += 97 { // something that moves, so that the stream is not empty
			for i := 4 * x; i < min(4*(x+9), len(row)); i += 4 {
				row[i], row[i+1] = row[i]/2+60, row[i+1]/2+40
			}
		}
	}
}

// drawLine is a row of pixels with the number in it, or of the frame around it.
func drawLine(line []byte, width, n int, number bool) {
	for x := range len(line) / 4 {
		c := edge
		if number {
			c = color.RGBA{A: 255}
			if n>>(x/width)&1 == 1 {
				c = color.RGBA{R: 255, G: 255, B: 255, A: 255}
			}
		}
		line[4*x], line[4*x+1], line[4*x+2], line[4*x+3] = c.R, c.G, c.B, c.A
	}
}
