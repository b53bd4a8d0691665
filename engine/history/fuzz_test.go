package history

import (
	"reflect"
	"testing"

	"kinora/engine/plan"
)

// FuzzParse: whatever the file holds, what is taken from it is bounded, costs something,
// and is the same when it is written and read again.
func FuzzParse(f *testing.F) {
	f.Add(format([]entry{{Key: Key{Pack: "a", Device: "cpu"}, Stage: plan.Transformer, Seen: 3, Recent: []float64{1e-11, 2e-11}}}))
	f.Add([]byte(`{"version":1,"costs":[{"seen":-1,"recent":[1e300]},{"seen":9,"recent":[0.5,2,1]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		list := parse(data)
		if len(list) > mostEntries {
			t.Fatalf("%d entries", len(list))
		}
		for _, e := range list {
			if c := e.cost(); !sane(c.Seconds) || c.Seen < 1 || len(e.Recent) > mostRecent {
				t.Errorf("%+v costs %+v", e, c)
			}
		}
		if again := parse(format(list)); len(list) > 0 && !reflect.DeepEqual(again, list) {
			t.Errorf("%+v came back as %+v", list, again)
		}
	})
}
