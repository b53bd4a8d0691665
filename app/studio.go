package app

import (
	"context"
	"io"
	"time"

	"kinora/app/lane"
	"kinora/app/mailbox"
	"kinora/app/player"
	"kinora/app/settings"
	"kinora/projects"
)

// Config is what a studio is made of.
type Config struct {
	// Open opens the engine; it may take its time.
	Open func(ctx context.Context) (*Machine, error)
	// Video opens a file for playing.
	Video player.Open
	// Recipe reads how a file was made; nil without an error where it does not say.
	Recipe func(ctx context.Context, path string) (*projects.Recipe, error)
	// Memory is the most memory the program has had, in bytes. It may be nil.
	Memory func() int64
	// Post runs a function on the goroutine of the commands, later and in order.
	Post func(func())
	// Folders is where takes and settings are kept.
	Folders settings.Folders
	// Trace gets one line for each thing that happens, for scripts. It may be nil.
	Trace io.Writer
}

// Studio is one window's worth of work. Its methods are called on the goroutine that
// Config.Post posts to.
type Studio struct {
	cfg    Config
	ctx    context.Context
	cancel context.CancelFunc
	gpu    *lane.Lane
	files  *lane.Lane
	deck   *player.Player
	plans  *planner
	bell   *mailbox.Bell
	trace  *tracer

	machine  *Machine
	state    MachineState
	limits   Limits
	set      settings.Settings
	dirty    bool
	forecast Forecast
	planned  bool
	edition  int // of the shot, counts the plans that were asked for
	answered int // the edition that forecast and problems are of
	problems Problems
	job      *job
	takes    []Take
	open     string
	watching Watching
	onScreen *player.Picture
	notice   Notice
	quitting bool

	expansion expansion // of the prompt that was last expanded

	watchers []func(Snapshot)
	screens  []func(Screen)
}

// New makes a studio that does nothing yet: register with Watch and WatchScreen,
// then Start it. Settings that cannot be read give the usual ones and a notice.
func New(ctx context.Context, cfg Config) *Studio {
	ctx, cancel := context.WithCancel(ctx)
	s := &Studio{
		cfg: cfg, ctx: ctx, cancel: cancel, gpu: lane.New(ctx), files: lane.New(ctx),
		trace: &tracer{out: cfg.Trace}, plans: newPlanner(),
	}
	set, err := settings.Load(cfg.Folders.Settings)
	if err != nil {
		s.notice = Notice{Text: err.Error(), Kind: Warning}
	}
	s.set = set
	s.bell = mailbox.NewBell(cfg.Post, s.refreshScreen)
	s.deck = player.New(ctx, cfg.Video, s.bell.Ring)
	s.deck.SetLoop(set.Loop)
	return s
}

// Start opens the engine, looks for takes and begins to publish.
func (s *Studio) Start() {
	s.gpu.Do(s.openMachine)
	s.files.Do(s.scan)
	go s.plans.run(s.ctx)
	go s.sample()
	s.publish()
}

// Settings is what is kept between two runs, as it stands.
func (s *Studio) Settings() settings.Settings { return s.set }

// Watch registers who draws snapshots; draw is called after every change.
func (s *Studio) Watch(draw func(Snapshot)) { s.watchers = append(s.watchers, draw) }

// Snapshot is the studio as it stands.
func (s *Studio) Snapshot() Snapshot {
	return Snapshot{
		Machine: s.state, Limits: s.limits, Shot: s.set.Shot, Expanded: s.caption(), SeedLocked: s.set.SeedLocked,
		Planned: s.planned, Forecast: s.forecast, Problems: s.problems, Job: s.job.view(time.Now()),
		Takes: s.takes, Open: s.open, Watching: s.watching, Loop: s.set.Loop, Theme: s.set.Theme,
		Notice: s.notice, PeakMemory: s.memory(),
	}
}

func (s *Studio) publish() {
	snapshot := s.Snapshot()
	for _, draw := range s.watchers {
		draw(snapshot)
	}
}

// say publishes a notice.
func (s *Studio) say(kind NoticeKind, text string) {
	s.notice = Notice{Text: text, Kind: kind}
	s.trace.line("notice %s", text)
	s.publish()
}

func (s *Studio) memory() int64 {
	if s.cfg.Memory == nil {
		return 0
	}
	return s.cfg.Memory()
}
