package app

import (
	"context"
	"io"
	"io/fs"
	"sync"
	"sync/atomic"
	"time"

	"kinora/app/lane"
	"kinora/app/mailbox"
	"kinora/app/player"
	"kinora/app/settings"
	"kinora/engine/background"
	"kinora/engine/media"
	"kinora/engine/render"
	"kinora/projects"
	"kinora/projects/edit"
)

// Config is what a studio is made of.
type Config struct {
	// Open opens the engine; it may take its time.
	Open func(ctx context.Context) (*Machine, error)
	// Packs knows the packs and devices there are. It may be nil: then there is no choice.
	Packs Packs
	// Told says that the program was started with a pack or a device, which holds for this
	// run instead of what was chosen earlier.
	Told bool
	// Video opens a file for playing; where a size is given, its pictures come in that size.
	Video render.Open
	// Exact is Video without shortcuts: for exports.
	Exact render.Open
	// Speaker opens what the player is heard through, and is told whom to tell, once, why
	// nothing is heard; nil is silent.
	Speaker func(say func(problem string)) player.Speaker
	// Recipe reads how a file was made; nil without an error where it does not say.
	Recipe func(ctx context.Context, path string) (*projects.Recipe, error)
	// Peaks is how loud a file is: the loudest sample, 0…1, of each of so many stretches of
	// a second. It may be nil: then sound is drawn without its outline.
	Peaks func(ctx context.Context, path string, perSecond int) ([]float32, error)
	// Digest is the sha256 of a file, in hex.
	Digest func(ctx context.Context, path string) (string, error)
	// Sound opens the sound of a file; nil plays silently.
	Sound render.OpenSound
	// Create opens a file for an export.
	Create func(path string, preset media.Preset, params media.Params) (media.SoundWriter, error)
	// Film is the folder of the film that is opened first; "" is that of last time.
	Film string
	// Sample is the film that the first start opens: film.json with its rows, and media. It
	// may be nil.
	Sample fs.FS
	// Memory is the most memory the program has had, in bytes. It may be nil.
	Memory func() int64
	// Free is the memory in bytes that takes may still use, 0 where unknown. It may be nil.
	Free func() int64
	// Disk is the room that is left where a folder lies, in bytes. It may be nil.
	Disk func(folder string) int64
	// Post runs a function on the goroutine of the commands, later and in order.
	Post func(func())
	// Folders is where films and settings are kept.
	Folders settings.Folders
	// Trace gets one line for each thing that happens, for scripts. It may be nil.
	Trace io.Writer
}

// Studio is one window's worth of work. Its methods are called on the goroutine that
// Config.Post posts to.
type Studio struct {
	cfg           Config
	ctx           context.Context
	cancel        context.CancelFunc
	gpu           *lane.Lane
	files         *lane.Lane
	thumbs        *lane.Lane // makes pictures for the panes
	output        *lane.Lane // exports
	peeks         *lane.Lane // frames that are looked for
	copies        *lane.Lane // of the film
	deck          *player.Player
	plans         *planner
	bell          *mailbox.Bell // there is something new for the viewer
	acted, ticked time.Time     // when somebody did something, and when progress was told, last
	unshown       bool          // the card that is selected is still to be shown in the viewer
	sparing       atomic.Bool   // the window is to be painted seldom while takes are made
	soon          *mailbox.Bell // there is something new for the panes
	trace         *tracer

	chosen  choice // what was chosen at an earlier run
	machine *Machine
	state   MachineState
	limits  Limits
	set     settings.Settings
	dirty   bool
	disk    int64
	free    int64

	doc        session
	after      func() // what is done when the running job has stopped
	queue      queue
	selection  Selection
	lastCard   int // place of the selected card on the board
	captions   map[string]string
	typed      string // the selected shot's prompt, as it was typed last
	typedTo    int    // the byte of it behind which the cursor was left
	clipboard  *edit.Clipboard
	missing    map[string]bool // digests of files that are not there
	exporting  *exporting
	lastExport *Exported
	copying    *copying
	lastCopy   *FilmCopied
	checking   *checking  // the check of a pack that goes on, nil for none
	checked    *PackCheck // what the last one found

	forecast Forecast
	planned  bool
	asked    string // what the newest plan was asked for
	edition  int    // counts the plans that were asked for
	answered int    // the edition that forecast and problems are of
	problems Problems

	view      View
	open      projects.Source
	programs  programs
	story     edit.Story // the storyboard as it plays
	playhead  int64
	watching  Watching
	onScreen  *player.Picture
	port      viewport
	shapes    sync.Map // of files that were shown: their size by their path
	peek      peek
	pictures  *album
	outlines  outlines
	readers   readers
	comparing *Comparison // nil where nothing is compared

	notice   Notice
	briefs   int       // how many notices about one moment there were
	briefly  int       // which of them is shown, 0 for none
	said     time.Time // when the notice was said
	followed int       // how many commands were done since then
	unopened string    // why the film of the start is not open, "" where it is
	quitting bool

	watchers []func(Snapshot)
	screens  []func(Screen)
}

// New makes a studio that does nothing yet: register with Watch and WatchScreen,
// then Start it. Settings that cannot be read give the usual ones and a notice.
func New(ctx context.Context, cfg Config) *Studio {
	ctx, cancel := context.WithCancel(ctx)
	s := &Studio{
		cfg: cfg, ctx: ctx, cancel: cancel, gpu: lane.New(ctx), files: lane.New(ctx), thumbs: lane.New(ctx), output: lane.New(ctx),
		peeks: lane.New(ctx), copies: lane.New(ctx),
		trace: &tracer{out: cfg.Trace}, plans: newPlanner(), pictures: newAlbum(),
	}
	s.thumbs.Do(func(context.Context) { background.Enter() }) // the whole lane, and the decoders of its files
	set, err := settings.Load(cfg.Folders.Settings)
	if err != nil {
		s.notice = Notice{Text: err.Error(), Kind: Warning}
	}
	s.set, s.chosen = set, choice{set.Pack, set.Device}
	s.readers.how = func(ctx context.Context, path string) (media.Reader, error) {
		return cfg.Video(ctx, path, projects.Size{})
	}
	s.peek.files.how = s.openFitted
	s.bell = mailbox.NewBell(cfg.Post, s.refreshScreen)
	s.soon = mailbox.NewSlowBell(cfg.Post, s.publish, pictured)
	s.deck = player.New(ctx, s.openProgram, s.bell.Ring, s.speaker()...)
	s.deck.SetLoop(set.Loop)
	return s
}

// pictured is the time between two publications for small pictures that have come: they
// come many in a row, and each time the window is painted.
const pictured = 700 * time.Millisecond

// speaker is how the player is heard. That nothing is heard is said once.
func (s *Studio) speaker() []player.Option {
	if s.cfg.Speaker == nil {
		return nil
	}
	say := func(problem string) { s.cfg.Post(func() { s.say(Warning, problem) }) }
	return []player.Option{player.Heard(s.cfg.Speaker(say))}
}

// Start opens the film and the engine and begins to publish.
func (s *Studio) Start() {
	s.startFilm()
	s.gpu.Do(s.openMachine)
	go s.plans.run(s.ctx)
	go s.sample()
	go s.autoVersions(s.ctx)
	s.publish()
}

// Settings is what is kept between two runs, as it stands.
func (s *Studio) Settings() settings.Settings { return s.set }

// Watch registers who draws snapshots; draw is called after every change.
func (s *Studio) Watch(draw func(Snapshot)) { s.watchers = append(s.watchers, draw) }

func (s *Studio) publish() {
	s.acted = time.Now()
	snapshot := s.Snapshot()
	for _, draw := range s.watchers {
		draw(snapshot)
	}
	s.traceShape()
}

// say publishes a notice.
func (s *Studio) say(kind NoticeKind, text string) {
	s.tell(Notice{Text: text, Kind: kind})
}

// wrote says that something was written to a path.
func (s *Studio) wrote(kind NoticeKind, text, path string) {
	s.tell(Notice{Text: text, Kind: kind, Path: path})
}

func (s *Studio) tell(n Notice) {
	s.notice, s.briefly = n, 0
	s.said, s.followed = time.Now(), 0
	s.trace.line("notice %s", n.Text)
	s.publish()
}

func (s *Studio) memory() int64 {
	if s.cfg.Memory == nil {
		return 0
	}
	return s.cfg.Memory()
}

// weigh finds out, on the lane of files, how much room is left on the disk and in memory.
func (s *Studio) weigh() {
	folder := s.doc.folder
	if s.cfg.Disk == nil || s.cfg.Free == nil || folder == "" {
		return
	}
	s.files.Do(func(context.Context) {
		disk, free := s.cfg.Disk(folder), s.cfg.Free()
		s.cfg.Post(func() { s.disk, s.free = disk, free })
	})
}

// background runs work that waits for the device without holding up the files.
func (s *Studio) background(work func(context.Context)) {
	ctx, stop := context.WithCancel(s.ctx)
	go func() {
		defer stop()
		work(ctx)
	}()
}
