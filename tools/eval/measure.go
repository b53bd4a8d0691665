package main

// measure is a kind of question, its place in the table, and the name that judges.json's accuracy has it under.
type measure struct{ name, title, own string }

// measures are all, in the order of the table.
var measures = []measure{
	{"subject", "subject", "subject"},
	{"colour", "colour", "colour"},
	{"pattern", "pattern", "pattern"},
	{"size", "size", "size"},
	{"setting", "setting", "setting"},
	{"time", "time of day", "time"},
	{"weather", "weather", "weather"},
	{"style", "style", "style"},
	{"framing", "framing", "framing"},
	{"motion", "motion", "motion"},
	{"direction", "direction", "direction"},
	{"speed", "speed", "speed"},
	{"camera", "camera", "camera"},
	{"relation", "relation", "relation"},
	{"event", "event", "event"},
	{"hidden", "passes behind something", "hidden"},
	{"pair", "two subjects, both right", ""},
	{"same_hidden", "same subject after being hidden", "same"},
	{"same_shots", "same subject and style across shots", "same"},
	{"everything", "everything asked", ""},
}

// answer is one question that the prompt made and what came of it.
type answer struct {
	Measure string `json:"measure"`
	// Shot counts from 1; 0 is the whole clip.
	Shot int `json:"shot,omitempty"`
	// About is the subject in question, where there can be several.
	About  string `json:"about,omitempty"`
	Asked  string `json:"asked"`
	Judged string `json:"judged"`
	Right  bool   `json:"right"`
}

// seen is what the judges say of one shot.
type seen struct{ look, move scores }

// pictures is how many of them the judge of looks saw.
func (s seen) pictures() int { return s.look["subject"].Shape[0] }

// examine asks of a clip everything that its prompt says, and nothing else.
func examine(c *card, asked *expect, shots []seen) []answer {
	var list []answer
	var views []view
	for i, s := range shots {
		if i == len(asked.Shots) {
			break
		}
		v := view{card: c, want: asked.Shots[i], seen: s}
		for _, a := range v.answers() {
			a.Shot = i + 1
			list = append(list, a)
		}
		views = append(views, v)
	}
	list = append(list, styleAnswer(c, asked.Style, shots)...)
	list = append(list, acrossShots(views)...)
	if len(list) == 0 {
		return nil
	}
	all := answer{Measure: "everything", Asked: counted(len(list), "thing"), Right: true}
	right := 0
	for _, a := range list {
		if a.Right {
			right++
		}
		all.Right = all.Right && a.Right
	}
	all.Judged = counted(right, "thing")
	return append(list, all)
}

// styleAnswer judges the style by all pictures of the clip together.
func styleAnswer(c *card, style string, shots []seen) []answer {
	if style == "" {
		return nil
	}
	var rows [][]float32
	for _, s := range shots {
		rows = append(rows, s.rows("style")...)
	}
	return []answer{c.pick("style", "", style, mean(rows...))}
}

// rows are a head's values in every picture of the shot.
func (s seen) rows(head string, indices ...int) [][]float32 {
	var rows [][]float32
	for i := range s.pictures() {
		rows = append(rows, s.look.at(head, append([]int{i}, indices...)...))
	}
	return rows
}

// pick answers a question with the label of the largest value.
func (c *card) pick(head, about, asked string, row []float32) answer {
	judged := c.Labels[head][top(row, 1)[0]]
	return answer{Measure: head, About: about, Asked: asked, Judged: judged, Right: judged == asked}
}
