package av

import (
	"strings"

	"github.com/asticode/go-astiav"
)

// matrixOf is the matrix between YUV and RGB that a picture was made with. Where a
// file does not say, large pictures are BT.709 and small ones BT.601, as players do.
func matrixOf(said astiav.ColorSpace, width, height int) astiav.ColorSpace {
	switch said {
	case astiav.ColorSpaceUnspecified, astiav.ColorSpaceReserved, astiav.ColorSpaceRgb:
		if width >= 1280 || height > 576 {
			return astiav.ColorSpaceBt709
		}
		return astiav.ColorSpaceSmpte170M
	}
	return said
}

// isFull reports whether samples use all of their range. The yuvj formats say so by
// their name, RGB by its nature.
func isFull(r astiav.ColorRange, format astiav.PixelFormat) bool {
	name := format.Name()
	return r == astiav.ColorRangeJpeg || strings.HasPrefix(name, "yuvj") || isRGB(format)
}

func isRGB(format astiav.PixelFormat) bool {
	d := format.Descriptor()
	return d != nil && d.Flags().Has(astiav.PixelFormatDescriptorFlagRgb)
}

// hasAlpha reports whether a format can carry transparency; palettes can.
func hasAlpha(format astiav.PixelFormat) bool {
	d := format.Descriptor()
	return d != nil && d.Flags().Has(astiav.PixelFormatDescriptorFlagAlpha)
}

// pictureOf describes a decoded frame to a scaler.
func pictureOf(f *astiav.Frame) picture {
	return picture{
		width: f.Width(), height: f.Height(), format: f.PixelFormat(),
		matrix: matrixOf(f.ColorSpace(), f.Width(), f.Height()),
		full:   isFull(f.ColorRange(), f.PixelFormat()),
		left:   chromaLeft(f),
	}
}

// rgba describes a picture of ours to a scaler.
func rgba(width, height int) picture {
	return picture{width: width, height: height, format: astiav.PixelFormatRgba, matrix: astiav.ColorSpaceBt709, full: true}
}
