package packs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"kinora/app"
	"kinora/assets/icons"
	"kinora/ui/kit"
	"kinora/ui/theme"
	"kinora/ui/words"
)

// devices is the side of the sheet with what takes are made on.
type devices struct {
	v       *Packs
	all     []app.Device
	asked   bool
	settled bool // the mark stands on what is in use

	list   *kit.Lines
	wait   *kit.Text
	memory *kit.Text
	root   *fyne.Container
}

func newDevices(v *Packs) *devices {
	d := &devices{v: v, wait: kit.NewText("", kit.Value, theme.Secondary), memory: kit.NewText("", kit.Value, theme.Secondary).Truncated()}
	d.list = kit.NewLines(48, d.line, func(int) { d.draw() })
	d.list.Follow = true
	foot := kit.Rows(6, d.wait, d.memory)
	d.root = container.NewBorder(nil, kit.Padded(8, 0, 0, 0, foot), nil, nil, d.list)
	return d
}

// load asks once what there is: trying takes seconds.
func (d *devices) load() {
	if d.asked {
		return
	}
	d.asked = true
	d.wait.SetText(lang.L("Trying the devices…"))
	d.v.params.Commands.ListDevices(func(all []app.Device) {
		d.all = all
		d.wait.SetText(lang.L("Each was tried by computing something small on it."))
		if len(all) == 0 {
			d.wait.SetText(lang.L("Devices cannot be chosen here."))
		}
		d.draw()
	})
}

// marked is the name of the device that is marked, "" for the best.
func (d *devices) marked() string {
	if i := d.list.At() - 1; i >= 0 && i < len(d.all) {
		return d.all[i].Name
	}
	return ""
}

func (d *devices) draw() {
	d.list.Update(len(d.all) + 1)
	if !d.settled && len(d.all) > 0 {
		d.settled = true
		d.list.MoveTo(d.used())
	}
	d.memory.SetText("")
	if peak := d.v.s.PeakMemory; peak > 0 {
		d.memory.SetText(fmt.Sprintf(lang.L("The most memory the program has had so far: %s"), words.Bytes(peak)))
	}
	if d.v.sides.Chosen() == 1 {
		d.offer()
	}
}

// used is the line of what was chosen.
func (d *devices) used() int {
	for i, one := range d.all {
		if one.Name == d.v.s.Settings.Device {
			return i + 1
		}
	}
	return 0
}

func (d *devices) offer() {
	i := d.list.At() - 1
	switch {
	case d.list.At() == d.used() && d.v.s.Machine.Phase == app.Ready:
		d.v.offer(lang.L("In use"), lang.L("It is in use."))
	case i >= 0 && i < len(d.all) && !d.all[i].Works:
		d.v.offer(lang.L("Use this device"), words.Translate(d.all[i].Why))
	default:
		d.v.offer(lang.L("Use this device"), "")
	}
}

func (d *devices) line(i int) kit.Line {
	on := i == d.list.At()
	if i == 0 {
		return kit.Line{Icon: icons.Wand, Title: lang.L("The best that works"), Below: d.best(), On: on}
	}
	one, why := d.all[i-1], words.Translate(d.all[i-1].Why)
	l := kit.Line{
		Icon: icons.Check, Color: theme.OK, Title: words.Device(one.Name), Below: why, Aside: speed(one.Speed), On: on, Tip: why,
	}
	if !one.Works {
		l.Icon, l.Color, l.Faint = icons.Close, theme.Faint, true
	} else if l.Below == "" {
		l.Below = lang.L("Works")
	}
	return l
}

// best says what runs now, where it was chosen by itself.
func (d *devices) best() string {
	m := d.v.s.Machine
	switch {
	case m.Phase == app.Opening:
		return lang.L("Opening the engine…")
	case m.Phase == app.Failed:
		return words.Translate(m.Reason)
	case d.v.s.Settings.Device == "":
		return fmt.Sprintf(lang.L("now %s"), words.Device(m.Device))
	}
	return lang.L("Kinora chooses at each start")
}

// speed is thousands of millions of operations per second.
func speed(ops float64) string {
	if ops <= 0 {
		return ""
	}
	return fmt.Sprintf(lang.L("%.0f billion operations/s"), ops/1e9)
}
