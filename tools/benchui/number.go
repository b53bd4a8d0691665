package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"time"
)

// findPicture is where the viewer shows the video with bars: between its magenta edges.
func (s *screen) findPicture(within image.Rectangle) (image.Rectangle, error) {
	img, err := s.picture(within)
	if err != nil {
		return image.Rectangle{}, err
	}
	found := image.Rectangle{}
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			if magenta(img.RGBAAt(x, y)) {
				found = found.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	if found.Dx() < 200 {
		return found, errors.New("the video is not on the screen")
	}
	return found.Add(within.Min), nil
}

func magenta(c color.RGBA) bool { return c.R > 180 && c.B > 180 && c.G < 90 }

// number is the number of the frame that the screen shows in a rectangle.
func (s *screen) number(picture image.Rectangle) (int, error) {
	y := (picture.Min.Y + picture.Max.Y) / 2
	row, err := s.picture(image.Rect(picture.Min.X, y, picture.Max.X, y+8))
	if err != nil {
		return 0, err
	}
	n, width := 0, float64(row.Rect.Dx())/bars
	for bar := range bars {
		if brightness(row, int(width*(float64(bar)+0.2)), int(width*(float64(bar)+0.8))) > 128 {
			n |= 1 << bar
		}
	}
	return n, nil
}

// brightness is the mean of the blue between two columns, which the moving dots leave alone.
func brightness(img *image.RGBA, from, to int) int {
	sum, count := 0, 0
	for y := range img.Rect.Dy() {
		for x := from; x < to; x++ {
			sum += int(img.RGBAAt(x, y).B)
			count++
		}
	}
	return sum / max(1, count)
}

// shows waits until the screen shows frame n.
func (s *screen) shows(picture image.Rectangle, n int, start time.Time, limit time.Duration) (time.Duration, error) {
	last := -1
	for time.Since(start) < limit {
		now, err := s.number(picture)
		if err != nil {
			return 0, err
		}
		if now == n {
			return time.Since(start), nil
		}
		last = now
		s.paint(limit)
	}
	return 0, fmt.Errorf("frame %d never came; the screen shows %d", n, last)
}
