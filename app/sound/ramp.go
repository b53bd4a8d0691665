package sound

// click is over how many samples a sound has to begin and end so as not to click: 5 ms.
const click = rate / 200

// ramp rises from 0 at sample 0 to 1 at sample click.
func ramp(n int64) float32 {
	if n >= click {
		return 1
	}
	return (float32(n) + 0.5) / click
}
