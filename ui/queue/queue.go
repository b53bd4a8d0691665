// Package queue is the pane with every take that is being made, waits to be, or is over:
// one row each, in the order in which they are made. It draws what app publishes and
// changes nothing but through commands; it must not import engine.
package queue

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/projects"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// Commands is what the pane calls on app.
type Commands interface {
	PauseTake(id projects.ID)
	ResumeTake(id projects.ID)
	CancelTake(id projects.ID)
	RetryTake(id projects.ID)
	AgainTake(id projects.ID)
	ShowTake(id projects.ID)
	MoveInQueue(id projects.ID, to int) // 0 is the next to be made
	HoldQueue(hold bool)
	CancelAll()
	ClearFinished()
}

// Params is what a queue needs.
type Params struct {
	Commands Commands
	Forward  kit.Forward
	Drag     *kit.Drag // of the window; nil where nothing can be dragged
	Fold     func()    // folds the pane away; nil where it cannot be
}

// Queue is the pane.
type Queue struct {
	params Params
	jobs   []app.Job
	board  []projects.Card // that the shots' names were taken from
	shots  map[projects.ID]string
	held   bool

	sum   *kit.Text
	hold  *kit.Button
	stop  *kit.Button
	clear *kit.Button
	empty *kit.Paragraph
	list  *list
	root  fyne.CanvasObject
}

// New makes an empty queue.
func New(p Params) *Queue {
	q := &Queue{params: p, sum: kit.NewText("", kit.Value, theme.Secondary).Truncated(), empty: kit.NewParagraph(kit.Value, theme.Secondary)}
	q.empty.SetText(lang.L("Nothing waits to be made. What you generate, extend or fill appears here, and you can go on working meanwhile."))
	q.hold = q.button(lang.L("Pause all"), func() { p.Commands.HoldQueue(!q.held) })
	q.hold.Tip = lang.L("Nothing new is begun and the device is freed. What was being made goes on from its last step.")
	q.stop = q.button(lang.L("Cancel all"), p.Commands.CancelAll)
	q.clear = q.button(lang.L("Clear finished"), p.Commands.ClearFinished)
	q.clear.Tip = lang.L("Takes out of the list what is over. The takes stay where they are.")
	q.list = newList(q)
	body := container.NewStack(kit.Padded(8, theme.Inset, 0, theme.Inset, q.empty), q.list.scroll)
	q.root = container.NewBorder(q.head(), nil, nil, nil, body)
	q.Draw(app.Snapshot{})
	return q
}

func (q *Queue) button(text string, tap func()) *kit.Button {
	b := kit.NewButton(text, "", kit.Bare, tap)
	b.Forward = q.params.Forward
	return b
}

func (q *Queue) head() fyne.CanvasObject {
	buttons := kit.Columns(2, q.hold, q.stop, q.clear)
	if q.params.Fold != nil {
		fold := kit.NewIconButton(icons.ChevronDown, theme.Row, 16, kit.Bare, q.params.Fold)
		fold.Forward, fold.Tip = q.params.Forward, lang.L("Hide the queue")
		buttons.Add(fold)
	}
	label := kit.Middle(kit.NewLabel(lang.L("QUEUE")))
	sum := kit.Padded(0, 8, 0, 8, kit.Middle(q.sum))
	return kit.Padded(4, 4, 4, theme.Inset, container.NewBorder(nil, nil, label, buttons, sum))
}

// Root is the pane for the window.
func (q *Queue) Root() fyne.CanvasObject { return q.root }

// Draw shows a snapshot.
func (q *Queue) Draw(s app.Snapshot) {
	q.nameShots(s.Film.Board)
	if q.held == s.Held && slices.Equal(q.jobs, s.Jobs) && q.sum.Text() != "" {
		return
	}
	q.jobs, q.held = s.Jobs, s.Held
	q.drawHead()
	q.list.draw()
}

func (q *Queue) drawHead() {
	hold := lang.L("Pause all")
	if q.held {
		hold = lang.L("Go on")
	}
	q.hold.SetText(hold)
	q.hold.SetOn(q.held)
	open, over := q.counts()
	q.hold.SetEnabled(q.held || open > 0)
	q.stop.SetEnabled(open > 0)
	q.clear.SetEnabled(over > 0)
	q.sum.SetText(q.summary(open))
	if len(q.jobs) == 0 {
		q.empty.Show()
	} else {
		q.empty.Hide()
	}
}

// counts is how many jobs are made or wait, and how many are over.
func (q *Queue) counts() (open, over int) {
	for _, j := range q.jobs {
		switch j.State {
		case projects.Running, projects.Waiting, projects.Paused:
			open++
		default:
			over++
		}
	}
	return open, over
}

// summary is how much there is to do.
func (q *Queue) summary(open int) string {
	if open == 0 {
		return lang.L("Nothing to do")
	}
	text := fmt.Sprintf(lang.L("%d to make"), open)
	if q.held {
		return text + " · " + lang.L("paused")
	}
	left, sure := app.LeftOf(q.jobs)
	switch {
	case left == 0:
	case sure:
		text += " · " + words.Left(left)
	default:
		text += " · " + fmt.Sprintf(lang.L("at least %s"), words.Left(left))
	}
	return text
}

// nameShots remembers what the shots are called.
func (q *Queue) nameShots(board []projects.Card) {
	if len(board) == len(q.board) && (len(board) == 0 || &board[0] == &q.board[0]) {
		return
	}
	q.board, q.shots = board, map[projects.ID]string{}
	for i, c := range board {
		name := fmt.Sprintf(lang.L("Shot %d"), i+1)
		if c.Title != "" {
			name += " · " + c.Title
		}
		q.shots[c.ID] = name
	}
	q.list.draw()
}

// waiting is the places of those that can be moved: place 0 is the next to be made.
func (q *Queue) waiting() []projects.ID {
	var ids []projects.ID
	for _, j := range q.jobs {
		if movable(j) {
			ids = append(ids, j.Take)
		}
	}
	return ids
}

func movable(j app.Job) bool { return j.State == projects.Waiting || j.State == projects.Paused }

// move moves a waiting job by some places.
func (q *Queue) move(id projects.ID, by int) {
	all := q.waiting()
	if i := slices.Index(all, id); i >= 0 && i+by >= 0 && i+by < len(all) {
		q.params.Commands.MoveInQueue(id, i+by)
	}
}
