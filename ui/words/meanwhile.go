package words

import "fyne.io/fyne/v2/lang"

// Meanwhile is the hint of a sheet in which something long is being written.
func Meanwhile() string {
	return lang.L("You can close this and go on working: the bar at the foot of the window says how far it is.")
}
