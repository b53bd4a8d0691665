package av_test

import "kinora/projects/rational"

// filmFrames is how many numbered frames the films below are made of.
const filmFrames = 150

// film is a way to encode source.mkv that makes seeking hard: the arguments of ffmpeg
// runs, of which the last makes the file.
type film struct {
	name, file string
	runs       [][]string
	want       []int        // the numbers that must come out; nil where the codec changes their count
	rate       rational.Rat // 0 where frames are not evenly spaced
}

func x264(params string) []string {
	return []string{"-i", "source.mkv", "-c:v", "libx264", "-pix_fmt", "yuv420p", "-x264-params", params}
}

// uneven are the numbers that films with uneven times keep.
func uneven() []int {
	var list []int
	for n := range filmFrames {
		if n%7 != 3 && (n < 60 || n > 75) {
			list = append(list, n)
		}
	}
	return list
}

var films = []film{
	{"H.264 with five B-frames in closed groups", "a.mp4", [][]string{x264("keyint=48:bframes=5:b-adapt=2:b-pyramid=normal")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 with open groups", "b.mp4", [][]string{x264("keyint=30:bframes=4:open-gop=1:scenecut=0")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 with one keyframe", "c.mp4", [][]string{x264("keyint=infinite:bframes=3")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 with intra refresh instead of keyframes", "d.mp4", [][]string{x264("intra-refresh=1:keyint=40")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 in Matroska with its milliseconds", "e.mkv", [][]string{x264("keyint=48:bframes=3")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 at the rate of NTSC in Matroska", "f.mkv", [][]string{append([]string{"-r", "30000/1001"}, x264("keyint=60:bframes=3")...)}, numbers(0, filmFrames), rational.New(30000, 1001)},
	{"H.264 in a transport stream", "g.ts", [][]string{x264("keyint=36:bframes=3")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 in AVI", "h.avi", [][]string{x264("keyint=36:bframes=0")}, numbers(0, filmFrames), rational.Int(24)},
	{"H.264 without a container", "i.h264", [][]string{append([]string{"-r", "25"}, x264("keyint=36:bframes=3")...)}, numbers(0, filmFrames), rational.Int(25)},
	{"H.264 in fragments", "j.mp4", [][]string{append(x264("keyint=36:bframes=3"), "-movflags", "frag_keyframe+empty_moov")}, numbers(0, filmFrames), rational.Int(24)},
	{"HEVC with open groups", "k.mp4", [][]string{{"-i", "source.mkv", "-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error:keyint=30:bframes=4:open-gop=1"}}, numbers(0, filmFrames), rational.Int(24)},
	{"HEVC in Matroska", "l.mkv", [][]string{{"-i", "source.mkv", "-c:v", "libx265", "-pix_fmt", "yuv420p", "-x265-params", "log-level=error:keyint=40:bframes=3"}}, numbers(0, filmFrames), rational.Int(24)},
	{"VP9 with hidden frames", "m.webm", [][]string{{"-i", "source.mkv", "-c:v", "libvpx-vp9", "-pix_fmt", "yuv420p", "-b:v", "500k", "-g", "40", "-auto-alt-ref", "1", "-lag-in-frames", "16", "-cpu-used", "8"}}, numbers(0, filmFrames), rational.Int(24)},
	{"VP8", "n.webm", [][]string{{"-i", "source.mkv", "-c:v", "libvpx", "-pix_fmt", "yuv420p", "-b:v", "800k", "-g", "40", "-cpu-used", "8"}}, numbers(0, filmFrames), rational.Int(24)},
	{"AV1", "o.webm", [][]string{{"-i", "source.mkv", "-c:v", "libsvtav1", "-pix_fmt", "yuv420p", "-preset", "12", "-g", "40"}}, numbers(0, filmFrames), rational.Int(24)},
	{"MPEG-4 with B-frames in AVI", "p.avi", [][]string{{"-i", "source.mkv", "-c:v", "mpeg4", "-q:v", "3", "-bf", "2", "-g", "30"}}, numbers(0, filmFrames), rational.Int(24)},
	{"MPEG-2 in a transport stream", "q.ts", [][]string{{"-i", "source.mkv", "-c:v", "mpeg2video", "-q:v", "3", "-bf", "2", "-g", "15", "-r", "25"}}, nil, rational.Rat{}},
	{"ProRes", "r.mov", [][]string{{"-i", "source.mkv", "-c:v", "prores_ks"}}, numbers(0, filmFrames), rational.Int(24)},
	{"Motion JPEG", "s.mov", [][]string{{"-i", "source.mkv", "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p"}}, numbers(0, filmFrames), rational.Int(24)},
	{"frames at uneven times", "t.mp4", [][]string{append(x264("keyint=48:bframes=3"), "-vf", "select='(mod(n,7)-3)*not(between(n,60,75))'", "-fps_mode", "vfr")}, uneven(), rational.Rat{}},
	{"frames at uneven times in Matroska", "u.mkv", [][]string{append(x264("keyint=48:bframes=3"), "-vf", "select='(mod(n,7)-3)*not(between(n,60,75))'", "-fps_mode", "vfr")}, uneven(), rational.Rat{}},
	{"an edit list that hides the first frames", "v.mp4", [][]string{
		append(x264("keyint=48:bframes=3"), "whole.mp4"),
		{"-ss", "1.5", "-i", "whole.mp4", "-c", "copy"},
	}, numbers(36, filmFrames), rational.Int(24)},
	{"times that begin at ten seconds", "w.mkv", [][]string{append(x264("keyint=48:bframes=3"), "-output_ts_offset", "10")}, numbers(0, filmFrames), rational.Int(24)},
	{"times that begin before zero", "x.mp4", [][]string{append(x264("keyint=48:bframes=3"), "-output_ts_offset", "-0.25", "-avoid_negative_ts", "disabled", "-movflags", "negative_cts_offsets")}, nil, rational.Rat{}},
	{"sound that begins earlier", "y.mp4", [][]string{append(append([]string{"-f", "lavfi", "-i", "sine=duration=7", "-itsoffset", "0.4"}, x264("keyint=48:bframes=3")...), "-c:a", "aac", "-map", "0:a", "-map", "1:v")}, numbers(0, filmFrames), rational.Int(24)},
	{"GIF", "z.gif", [][]string{{"-i", "source.mkv", "-r", "25"}}, nil, rational.Rat{}},
	{"PNG animation", "za.apng", [][]string{{"-i", "source.mkv", "-plays", "1"}}, numbers(0, filmFrames), rational.Int(24)},
}
