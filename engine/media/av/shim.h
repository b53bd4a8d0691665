// What go-astiav 0.39 has no function for: flushing a decoder, colour-exact scaling
// straight into Go's pictures, keyframe look-up, orientation, a bounded log.
#ifndef KINORA_AV_SHIM_H
#define KINORA_AV_SHIM_H

#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/imgutils.h>
#include <libavutil/mem.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libswscale/swscale.h>
#include <stdint.h>

// Picture describes one side of a scaler.
typedef struct {
	int width, height, format;
	int matrix; // AVColorSpace
	int full;   // 1 for full-range samples
	int left;   // 1 where 4:2:0 chroma is sited at the left, as MPEG does
} kinPicture;

void kinSetup(int64_t largest);
int kinLogTake(const void *owner, char *text, int size);

int kinFindStreamInfo(AVFormatContext *fc, int64_t pixels);
int64_t kinKeyBefore(AVStream *st, int64_t ts);
int64_t kinIndexEnd(AVStream *st);
int kinTiled(const AVFormatContext *fc);
int64_t kinFrameTime(const AVFrame *f);
void kinNameChannels(AVFrame *f);
int kinOrientation(const AVFrame *f, const AVStream *st, int32_t out[9]);

struct SwsContext *kinScaler(kinPicture src, kinPicture dst, int flags, int threads);
int kinScaleOut(struct SwsContext *s, const AVFrame *src, uint8_t *pix, int stride, int w, int h);
int kinScaleIn(struct SwsContext *s, uint8_t *pix, int stride, int w, int h, AVFrame *dst);
int kinCopyOut(const AVFrame *src, uint8_t *pix, int stride);
int kinCopyIn(const uint8_t *pix, int stride, AVFrame *dst);

#endif
