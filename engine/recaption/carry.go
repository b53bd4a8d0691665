package recaption

import "slices"

// scenery is what stays from shot to shot where nothing else is said, and hero what
// belongs to the one who is in all of them.
var (
	scenery = []string{"setting", "time", "weather"}
	hero    = []string{"subject", "colour", "pattern", "size"}
)

// carried is words for what a shot leaves to the first one, which was expanded to first:
// where and when it is and, of a single subject, who it is and how it looks.
func (r *Recaptioner) carried(first, shot string) []string {
	if first == "" || chinese(first) != chinese(shot) {
		return nil
	}
	before, now := words(r.lexicon, first), r.lexicon.Read(shot)
	subjects := r.lexicon.Read(first).Of("subject")
	alone := len(subjects) == 1
	for _, s := range now.Of("subject") {
		alone = alone && s == subjects[0]
	}
	var out []string
	for _, w := range before {
		stays := slices.Contains(scenery, w.Field) || alone && slices.Contains(hero, w.Field)
		if stays && len(now.Of(w.Field)) == 0 && !slices.Contains(out, w.Text) {
			out = append(out, w.Text)
			now = append(now, w.Fact)
		}
	}
	return out
}
