#include "shim.h"
#include <pthread.h>
#include <stdio.h>
#include <string.h>

// The last lines that FFmpeg logged as errors, by the context they are about. go-astiav's
// own callback formats into 1024 bytes without a bound, which a hostile file overruns.
#define LINES 32
static struct {
	const void *owner;
	char text[200];
} lines[LINES];
static int next_line;
static pthread_mutex_t log_lock = PTHREAD_MUTEX_INITIALIZER;

// root is the context that a context belongs to: size checks log as one of their own.
static const void *root(const void *context) {
	for (int depth = 0; context && depth < 8; depth++) {
		const AVClass *c = *(const AVClass *const *)context;
		if (!c || !c->parent_log_context_offset)
			break;
		const void *parent = *(const void *const *)((const uint8_t *)context + c->parent_log_context_offset);
		if (!parent)
			break;
		context = parent;
	}
	return context;
}

static void keep_line(void *context, int level, const char *fmt, va_list args) {
	if (level > AV_LOG_ERROR || !context)
		return;
	pthread_mutex_lock(&log_lock);
	lines[next_line].owner = root(context);
	vsnprintf(lines[next_line].text, sizeof(lines[0].text), fmt, args);
	next_line = (next_line + 1) % LINES;
	pthread_mutex_unlock(&log_lock);
}

// kinSetup silences FFmpeg and bounds every single allocation of its own to largest bytes.
void kinSetup(int64_t largest) {
	av_log_set_level(AV_LOG_ERROR);
	av_log_set_callback(keep_line);
	av_max_alloc((size_t)largest);
}

// kinLogTake copies the newest line about owner and forgets all of them. It returns 0 if
// there is none, 2 if one of them says that a picture is too large, else 1.
int kinLogTake(const void *owner, char *text, int size) {
	int found = 0;
	pthread_mutex_lock(&log_lock);
	for (int i = 1; i <= LINES; i++) {
		int at = (next_line - i + LINES) % LINES;
		if (!owner || lines[at].owner != owner)
			continue;
		if (!found) {
			snprintf(text, size, "%s", lines[at].text);
			found = 1;
		}
		if (strstr(lines[at].text, "Picture size"))
			found = 2;
		lines[at].owner = NULL;
	}
	pthread_mutex_unlock(&log_lock);
	return found;
}

// kinFindStreamInfo bounds the decoders that probing opens, which FFmpeg allows
// through an array with one dictionary per stream only.
int kinFindStreamInfo(AVFormatContext *fc, int64_t pixels) {
	int n = fc->nb_streams, ret;
	AVDictionary **options = n ? av_calloc(n, sizeof(*options)) : NULL;
	if (n && !options)
		return AVERROR(ENOMEM);
	for (int i = 0; i < n; i++) {
		av_dict_set_int(&options[i], "max_pixels", pixels, 0);
		av_dict_set(&options[i], "threads", "1", 0);
	}
	ret = avformat_find_stream_info(fc, options);
	for (int i = 0; i < n; i++)
		av_dict_free(&options[i]);
	av_free(options);
	return ret;
}

// kinKeyBefore is the time of the last keyframe in the container's index that is not
// after ts, AV_NOPTS_VALUE where the index says nothing.
int64_t kinKeyBefore(AVStream *st, int64_t ts) {
	const AVIndexEntry *e = avformat_index_get_entry_from_timestamp(st, ts, AVSEEK_FLAG_BACKWARD);
	if (!e || !(e->flags & AVINDEX_KEYFRAME))
		return AV_NOPTS_VALUE;
	return e->timestamp;
}

// kinIndexEnd is the byte after the last packet that the container's index lists, 0 where
// there is no index.
int64_t kinIndexEnd(AVStream *st) {
	const AVIndexEntry *e = avformat_index_get_entry(st, avformat_index_get_entries_count(st) - 1);
	return e ? e->pos + e->size : 0;
}

// kinTiled reports whether a picture's streams are the tiles of one larger picture.
int kinTiled(const AVFormatContext *fc) {
	for (unsigned i = 0; i < fc->nb_stream_groups; i++)
		if (fc->stream_groups[i]->type == AV_STREAM_GROUP_PARAMS_TILE_GRID)
			return 1;
	return 0;
}

int64_t kinFrameTime(const AVFrame *f) { return f->best_effort_timestamp; }

// kinNameChannels says of a frame that only knows how many channels it has which they are.
void kinNameChannels(AVFrame *f) {
	if (f->ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
		av_channel_layout_default(&f->ch_layout, f->ch_layout.nb_channels);
}

// kinOrientation copies the display matrix of the frame, else of the stream; 0 if there is none.
int kinOrientation(const AVFrame *f, const AVStream *st, int32_t out[9]) {
	const AVFrameSideData *fs = f ? av_frame_get_side_data(f, AV_FRAME_DATA_DISPLAYMATRIX) : NULL;
	if (fs && fs->size >= 36) {
		memcpy(out, fs->data, 36);
		return 1;
	}
	const AVPacketSideData *ps = av_packet_side_data_get(st->codecpar->coded_side_data,
		st->codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
	if (!ps || ps->size < 36)
		return 0;
	memcpy(out, ps->data, 36);
	return 1;
}

static void set_side(struct SwsContext *s, const char *const names[6], kinPicture p) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(p.format);
	av_opt_set_int(s, names[0], p.width, 0);
	av_opt_set_int(s, names[1], p.height, 0);
	av_opt_set_int(s, names[2], p.format, 0);
	av_opt_set_int(s, names[3], p.full, 0);
	if (d && p.left && d->log2_chroma_w == 1) {
		av_opt_set_int(s, names[4], 0, 0);
		if (d->log2_chroma_h == 1)
			av_opt_set_int(s, names[5], 128, 0);
	}
}

static int is_rgb(int format) {
	const AVPixFmtDescriptor *d = av_pix_fmt_desc_get(format);
	return d && (d->flags & AV_PIX_FMT_FLAG_RGB);
}

// kinScaler makes a scaler between two pictures; NULL where swscale cannot.
struct SwsContext *kinScaler(kinPicture src, kinPicture dst, int flags, int threads) {
	static const char *const from[] = {"srcw", "srch", "src_format", "src_range", "src_h_chr_pos", "src_v_chr_pos"};
	static const char *const to[] = {"dstw", "dsth", "dst_format", "dst_range", "dst_h_chr_pos", "dst_v_chr_pos"};
	struct SwsContext *s = sws_alloc_context();
	if (!s)
		return NULL;
	set_side(s, from, src);
	set_side(s, to, dst);
	av_opt_set_int(s, "sws_flags", flags, 0);
	av_opt_set_int(s, "threads", threads, 0);
	if (sws_init_context(s, NULL, NULL) < 0) {
		sws_freeContext(s);
		return NULL;
	}
	// Between two RGB formats there is no matrix, and the call says so by failing.
	int matrix = is_rgb(src.format) ? dst.matrix : src.matrix;
	sws_setColorspaceDetails(s, sws_getCoefficients(matrix), src.full,
		sws_getCoefficients(is_rgb(dst.format) ? matrix : dst.matrix), dst.full, 0, 1 << 16, 1 << 16);
	return s;
}

static void keep(void *opaque, uint8_t *data) {}

// wrap lends pix to an AVFrame for one call: swscale's threads want a counted buffer.
static AVFrame *wrap(uint8_t *pix, int stride, int w, int h) {
	AVFrame *f = av_frame_alloc();
	if (!f)
		return NULL;
	f->buf[0] = av_buffer_create(pix, (size_t)stride * (h - 1) + (size_t)w * 4, keep, NULL, 0);
	if (!f->buf[0])
		av_frame_free(&f);
	else {
		f->data[0] = pix;
		f->linesize[0] = stride;
		f->width = w;
		f->height = h;
		f->format = AV_PIX_FMT_RGBA;
	}
	return f;
}

// kinScaleOut scales src into w x h RGBA pixels.
int kinScaleOut(struct SwsContext *s, const AVFrame *src, uint8_t *pix, int stride, int w, int h) {
	AVFrame *dst = wrap(pix, stride, w, h);
	if (!dst)
		return AVERROR(ENOMEM);
	int ret = sws_scale_frame(s, dst, src);
	av_frame_free(&dst);
	return ret;
}

// kinScaleIn scales w x h RGBA pixels into dst.
int kinScaleIn(struct SwsContext *s, uint8_t *pix, int stride, int w, int h, AVFrame *dst) {
	AVFrame *src = wrap(pix, stride, w, h);
	if (!src)
		return AVERROR(ENOMEM);
	int ret = sws_scale_frame(s, dst, src);
	av_frame_free(&src);
	return ret;
}

static void copy_rows(uint8_t *dst, int dst_stride, const uint8_t *src, int src_stride, int bytes, int rows) {
	for (; rows > 0; rows--, dst += dst_stride, src += src_stride)
		memcpy(dst, src, bytes);
}

// kinCopyOut copies a frame of one plane into a picture of the same size.
int kinCopyOut(const AVFrame *src, uint8_t *pix, int stride) {
	copy_rows(pix, stride, src->data[0], src->linesize[0], av_image_get_linesize(src->format, src->width, 0), src->height);
	return 0;
}

// kinCopyIn copies a picture into an RGBA frame of the same size.
int kinCopyIn(const uint8_t *pix, int stride, AVFrame *dst) {
	copy_rows(dst->data[0], dst->linesize[0], pix, stride, dst->width * 4, dst->height);
	return 0;
}
