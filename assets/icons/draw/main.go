// Command draw draws Kinora's mark and writes Icon.png (512 pixels a side) and
// assets/icons/mark.png (96). Run it from the root: go run ./assets/icons/draw
package main

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"

	scale "golang.org/x/image/draw"
	"golang.org/x/image/vector"
)

// side is the size of the drawing; everything below is in its pixels.
const side = 1024

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() error {
	mark := paint()
	if err := save("Icon.png", mark, 512); err != nil {
		return err
	}
	return save("assets/icons/mark.png", mark, 96)
}

// paint lays sheets of paper over each other, the farthest first.
func paint() *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	sheet(img, 0xf7c489, card)
	sheet(img, 0xfff1d6, disc(512, 400, 240))
	sheet(img, 0xff8a5c, triangle)
	hill(img, 0xef7d57, 700, 560, 730, 590, 660)
	hill(img, 0xc4505f, 640, 760, 690, 800, 720)
	hill(img, 0x6b3556, 860, 780, 900, 810, 900)
	clip(img)
	return img
}

type outline func(*vector.Rasterizer)

// card is the rounded square that everything lies on.
func card(z *vector.Rasterizer) { rounded(z, 0, 0, side, side, 220) }

// triangle is the play sign that is cut into the sun.
func triangle(z *vector.Rasterizer) {
	z.MoveTo(455, 275)
	z.QuadTo(435, 264, 435, 288)
	z.LineTo(435, 472)
	z.QuadTo(435, 496, 455, 485)
	z.LineTo(618, 394)
	z.QuadTo(640, 380, 618, 366)
	z.ClosePath()
}

func disc(x, y, r float32) outline {
	return func(z *vector.Rasterizer) { rounded(z, x-r, y-r, x+r, y+r, r) }
}

// hill is a ridge through five heights, with the shadow it throws on what is behind.
func hill(img *image.RGBA, paper uint32, heights ...float32) {
	for lift := range 6 {
		shade := color.RGBA{A: 9}
		fill(img, image.NewUniform(shade), ridge(float32(-8*lift), heights))
	}
	sheet(img, paper, ridge(0, heights))
}

func ridge(lift float32, heights []float32) outline {
	return func(z *vector.Rasterizer) {
		step := float32(side) / float32(len(heights)-1)
		z.MoveTo(0, side)
		z.LineTo(0, heights[0]+lift)
		for i, h := range heights[1:] {
			x := float32(i) * step
			z.CubeTo(x+step/2, heights[i]+lift, x+step/2, h+lift, x+step, h+lift)
		}
		z.LineTo(side, side)
		z.ClosePath()
	}
}

// rounded is a rectangle with corners of radius r; 0.5523 makes cubics of circles.
func rounded(z *vector.Rasterizer, x0, y0, x1, y1, r float32) {
	k := r * (1 - 0.5523)
	z.MoveTo(x0+r, y0)
	z.LineTo(x1-r, y0)
	z.CubeTo(x1-k, y0, x1, y0+k, x1, y0+r)
	z.LineTo(x1, y1-r)
	z.CubeTo(x1, y1-k, x1-k, y1, x1-r, y1)
	z.LineTo(x0+r, y1)
	z.CubeTo(x0+k, y1, x0, y1-k, x0, y1-r)
	z.LineTo(x0, y0+r)
	z.CubeTo(x0, y0+k, x0+k, y0, x0+r, y0)
	z.ClosePath()
}

func sheet(img *image.RGBA, paper uint32, o outline) {
	fill(img, image.NewUniform(color.RGBA{uint8(paper >> 16), uint8(paper >> 8), uint8(paper), 255}), o)
}

func fill(img *image.RGBA, src image.Image, o outline) {
	z := vector.NewRasterizer(side, side)
	o(z)
	z.Draw(img, img.Rect, src, image.Point{})
}

// clip cuts off what lies beside the card.
func clip(img *image.RGBA) {
	mask := image.NewRGBA(img.Rect)
	fill(mask, image.Opaque, card)
	whole := *img
	whole.Pix = append([]uint8(nil), img.Pix...)
	clear(img.Pix)
	draw.DrawMask(img, img.Rect, &whole, image.Point{}, mask, image.Point{}, draw.Src)
}

func save(path string, mark *image.RGBA, size int) error {
	small := image.NewRGBA(image.Rect(0, 0, size, size))
	scale.CatmullRom.Scale(small, small.Rect, mark, mark.Rect, scale.Src, nil)
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(png.Encode(f, small), f.Close())
}
