package main_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	main "kinora/tools/eval"
)

// FuzzPrompts: whatever the file holds, it is read or refused in one line, and what was read comes back as it was
// when it is written and read again.
func FuzzPrompts(f *testing.F) {
	f.Add([]byte(`{"name":"0001","prompt":"a red cat","cuts":[5,9],"expect":{"style":"ink","shots":[{"actors":[{"subject":"cat"}]}]}}`))
	f.Add([]byte("{\"name\":\"a\"}\r\n\n{\"name\":\"b\",\"expect\":{\"shots\":null}}"))
	f.Add([]byte(`{"name":"a"}{"name":"b"}`))
	f.Add([]byte("{\"name\":\"\xff\"}\n[]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		list, err := main.ParsePrompts("prompts.jsonl", bytes.NewReader(data))
		if err != nil {
			if len(list) > 0 || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "prompts.jsonl:") {
				t.Fatalf("%d entries with the error %q", len(list), err)
			}
			return
		}
		var again bytes.Buffer
		for _, e := range list {
			if e.Name == "" || strings.ContainsAny(e.Name, `/\`) {
				t.Fatalf("the name %q was taken", e.Name)
			}
			line, err := json.Marshal(e)
			if err != nil {
				t.Fatal(err)
			}
			again.Write(append(line, '\n'))
		}
		twin, err := main.ParsePrompts("prompts.jsonl", bytes.NewReader(again.Bytes()))
		if err != nil {
			t.Fatalf("%q was read, but not %q: %v", data, again.String(), err)
		}
		if !reflect.DeepEqual(plain(t, twin), plain(t, list)) {
			t.Fatalf("%q became %q", data, again.String())
		}
	})
}

// plain is the entries without the lines where they stood.
func plain(t *testing.T, list []main.Entry) string {
	t.Helper()
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
