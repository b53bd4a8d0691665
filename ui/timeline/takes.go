package timeline

import (
	"fmt"

	"fyne.io/fyne/v2/lang"

	"kinora/assets/icons"
	"kinora/ui/kit"
)

// takeItem is the line that lets a clip show another take of its shot.
func (t *Timeline) takeItem(h hit) kit.MenuItem {
	clip := h.clip
	takes := t.film.Alternatives(clip.Source.Take)
	item := t.further(lang.L("Use another take"), h, func() []kit.MenuItem {
		var items []kit.MenuItem
		for _, take := range takes {
			text, use := fmt.Sprintf(lang.L("Take %d"), take.Number), func() { t.params.Commands.UseTake(clip.ID, take.ID) }
			items = append(items, kit.MenuItem{Text: text, On: take.ID == clip.Source.Take, Do: use})
		}
		return items
	})
	item.Icon = icons.Grid
	if len(takes) < 2 {
		item.Why = lang.L("Its shot has no other finished take.")
	}
	return item
}
