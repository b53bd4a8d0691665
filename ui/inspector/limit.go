package inspector

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"kinora/ui/kit"
)

// limit keeps what is written for a model as short as models and the window can take it.
func limit(e *kit.Entry, p Params) {
	e.Most = kit.MostText
	e.Full = func() {
		p.Commands.Refuse(fmt.Sprintf(lang.L("A prompt has at most %d characters: what came after was left out."), kit.MostText))
	}
}
