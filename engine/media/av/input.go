package av

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"unsafe"

	"github.com/asticode/go-astiav"

	"kinora/engine/media"
	"kinora/projects/rational"
)

// formats are the demuxers that may be used. An FFmpeg with everything in it also
// takes playlists, scripts and plain text for videos, which no user means.
const formats = "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,asf,gif,apng,image2," +
	"webp_pipe,png_pipe,jpeg_pipe,bmp_pipe,tiff_pipe,gif_pipe," +
	"wav,w64,aiff,mp3,ogg,flac,aac,ac3,eac3,h264,hevc,m4v,av1,obu,ivf,yuv4mpegpipe,mxf"

// input is an opened file and what is decoded of it.
type input struct {
	path   string
	fc     *astiav.FormatContext
	owner  unsafe.Pointer // the C context, for its log lines
	stop   *astiav.IOInterrupter
	video  *astiav.Stream // nil where there is none
	audio  *astiav.Stream // nil where there is none
	seq    *sequence      // nil for a single file
	opened bool
}

// openInput opens path and reads its headers. The rate is for sequences of pictures,
// which have none of their own. The caller frees what is returned.
func openInput(ctx context.Context, path string, rate rational.Rat) (*input, error) {
	setup()
	seq, err := checkSource(path)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	in := &input{path: path, seq: seq, fc: astiav.AllocFormatContext(), stop: astiav.NewIOInterrupter()}
	in.owner = forgetLog(unsafe.Pointer(formatPointer(in.fc)))
	defer in.watch(ctx)()
	if err := in.open(rate); err != nil {
		err = in.openError(ctx, err)
		in.free()
		return nil, err
	}
	return in, nil
}

func (in *input) open(rate rational.Rat) error {
	in.fc.SetIOInterrupter(in.stop)
	options := astiav.NewDictionary()
	defer options.Free()
	set := func(key, value string) { _ = options.Set(key, value, 0) }
	set("format_whitelist", formats)
	set("protocol_whitelist", "file")
	var format *astiav.InputFormat
	if in.seq != nil {
		format = astiav.FindInputFormat("image2")
		set("start_number", strconv.Itoa(in.seq.first))
		set("framerate", in.seq.rate(rate))
	} else {
		// A single picture whose own name looks like a numbering pattern.
		set("pattern_type", "none")
	}
	if err := in.fc.OpenInput("file:"+in.path, format, options); err != nil {
		return err
	}
	in.opened = true
	if err := findStreamInfo(in.fc); err != nil {
		return err
	}
	return in.choose()
}

// choose picks the first real video stream and the first sound, and tells the
// demuxer to skip all others.
func (in *input) choose() error {
	for _, s := range in.fc.Streams() {
		cover := s.DispositionFlags().Has(astiav.DispositionFlagAttachedPic)
		switch kind := s.CodecParameters().MediaType(); {
		case kind == astiav.MediaTypeVideo && in.video == nil && !cover:
			in.video = s
		case kind == astiav.MediaTypeAudio && in.audio == nil:
			in.audio = s
		}
	}
	if in.fc.NbStreams() == 0 {
		return astiav.ErrInvaliddata
	}
	if in.video == nil {
		return nil
	}
	if isTiled(in.fc) { // each stream is a part of the picture
		return media.Errorf(media.Unsupported, in.path, "is a picture made of tiles, as cameras' HEIC files are: save it as JPEG or PNG first")
	}
	cp := in.video.CodecParameters()
	if cp.Width() > 0 && cp.Height() > 0 {
		return media.CheckSize(in.path, cp.Width(), cp.Height())
	}
	return nil
}

// only tells the demuxer to skip every stream but s.
func (in *input) only(s *astiav.Stream) {
	for _, other := range in.fc.Streams() {
		if other.Index() != s.Index() {
			other.SetDiscard(astiav.DiscardAll)
		}
	}
}

// watch interrupts reading when ctx ends. The function it returns ends the watch and
// makes the input usable again, for the next call with another context.
func (in *input) watch(ctx context.Context) func() {
	if ctx.Done() == nil {
		return func() {}
	}
	done := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		in.stop.Interrupt()
		close(done)
	})
	return func() {
		if !stop() {
			<-done
			in.stop.Resume()
		}
	}
}

// missingEnd reports whether pictures that the index lists lie behind the end of the file.
func missingEnd(in *input) bool {
	info, err := os.Stat(in.firstPicture())
	return err == nil && indexEnd(in.video) > info.Size()
}

func (in *input) free() {
	if in == nil {
		return
	}
	if in.opened {
		in.fc.CloseInput()
	} else {
		in.fc.Free()
	}
	in.stop.Free()
}

// openError finds out what is wrong with a file that FFmpeg refuses.
func (in *input) openError(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, errInvalid) {
		// The log only repeats the list of formats that may be used.
		forgetLog(in.owner)
	}
	if magic := sniff(in.path); magic != "" {
		return explain(media.Corrupt, in.path, "begins as "+magic+", but is damaged or cut short", err, in.owner)
	}
	return explain(media.Unsupported, in.path, "", err, in.owner)
}

// checkSource looks at a path before FFmpeg does: devices and pipes could block for
// ever. It returns the sequence that a pattern stands for, nil for a plain file.
func checkSource(path string) (*sequence, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		if media.IsPattern(path) {
			return findSequence(path)
		}
		return nil, missing(path)
	}
	if err != nil {
		return nil, &media.Error{Kind: media.Unreadable, Path: path, Err: errors.Unwrap(err)}
	}
	if !info.Mode().IsRegular() {
		return nil, media.Errorf(media.Unsupported, path, "is a folder or device, not a file")
	}
	if info.Size() == 0 {
		return nil, media.Errorf(media.Empty, path, "is an empty file: it has no bytes")
	}
	return nil, checkReadable(path)
}

func missing(path string) error {
	if path == "" {
		return media.Errorf(media.Missing, "", "no file was named")
	}
	return &media.Error{Kind: media.Missing, Path: path}
}

func checkReadable(path string) error {
	file, err := os.Open(filepath.Clean(path))
	if err != nil {
		return &media.Error{Kind: media.Unreadable, Path: path, Err: errors.Unwrap(err)}
	}
	return file.Close()
}
