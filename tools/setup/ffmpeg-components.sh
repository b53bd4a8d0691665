# shellcheck shell=bash disable=SC2034
# What the private FFmpeg can do: what a video studio reads and writes, and what its tests compare with.
# Sourced by ffmpeg.sh; every list becomes --enable-KIND=… after --disable-everything.

demuxers="mov matroska avi mpegts mpegps mpegvideo flv asf gif apng image2 image2pipe
  image_webp_pipe image_png_pipe image_jpeg_pipe image_bmp_pipe image_tiff_pipe image_gif_pipe
  wav w64 aiff mp3 ogg flac aac ac3 eac3 h264 hevc m4v av1 obu ivf rawvideo yuv4mpegpipe mxf
  pcm_s16le pcm_f32le concat ffmetadata"

decoders="h264 hevc vp8 vp9 libdav1d av1 mpeg4 mpeg1video mpeg2video h263 msmpeg4v2 msmpeg4v3 wmv1 wmv2 wmv3 vc1
  theora flv prores dnxhd mjpeg gif png apng webp bmp tiff ffv1 huffyuv ffvhuff utvideo qtrle v210 cfhd dvvideo
  rawvideo wrapped_avframe aac aac_latm mp3 mp3float mp2 opus libopus vorbis flac alac ac3 eac3 wmav1 wmav2 dca
  pcm_s16le pcm_s16be pcm_s24le pcm_s24be pcm_s32le pcm_s32be pcm_f32le pcm_f32be pcm_f64le pcm_u8 pcm_s8
  pcm_alaw pcm_mulaw adpcm_ms adpcm_ima_wav adpcm_ima_qt"

encoders="libx264 libx264rgb libx265 libsvtav1 libvpx_vp8 libvpx_vp9 prores_ks ffv1 gif png apng mjpeg bmp rawvideo
  mpeg4 mpeg2video huffyuv wrapped_avframe aac libopus flac ac3
  pcm_s16le pcm_s16be pcm_s24le pcm_s32le pcm_f32le pcm_u8"

muxers="mov mp4 matroska webm gif apng image2 image2pipe avi mpegts ffmetadata wav flac ogg opus adts mp3
  h264 hevc ivf obu m4v rawvideo yuv4mpegpipe pcm_s16le pcm_f32le null framecrc framemd5 framehash hash md5"

parsers="h264 hevc vp8 vp9 av1 mpeg4video mpegvideo h263 vc1 mjpeg png gif webp bmp dnxhd
  aac aac_latm mpegaudio opus vorbis flac ac3 dca"

bsfs="h264_mp4toannexb hevc_mp4toannexb h264_metadata hevc_metadata av1_metadata vp9_metadata prores_metadata
  mpeg4_unpack_bframes aac_adtstoasc extract_extradata dump_extra remove_extra
  vp9_superframe vp9_superframe_split av1_frame_merge av1_frame_split
  null setts pcm_rechunk noise filter_units trace_headers"

filters="buffer buffersink abuffer abuffersink null anull copy acopy format aformat noformat scale scale2ref
  fps framerate minterpolate trim atrim setpts asetpts settb asettb setsar setdar setfield setrange setparams
  palettegen paletteuse xfade overlay blend tblend fade afade acrossfade concat interleave
  split asplit loop aloop tpad apad reverse areverse crop pad transpose hflip vflip rotate
  hstack vstack xstack tile select aselect thumbnail shuffleframes
  aresample atempo volume amix amerge pan adelay astats volumedetect loudnorm ebur128 silencedetect silenceremove
  colorspace colormatrix eq hue curves lut lutrgb lutyuv lut3d haldclut geq colorchannelmixer
  drawbox drawgrid alphaextract alphamerge premultiply unpremultiply boxblur gblur unsharp noise vignette
  yadif bwdif idet fieldorder psnr ssim signalstats blackdetect freezedetect scdet cropdetect showinfo ashowinfo
  metadata ametadata showwavespic
  testsrc testsrc2 smptebars smptehdbars rgbtestsrc color gradients mandelbrot nullsrc
  sine anullsrc anoisesrc aevalsrc nullsink anullsink"

# Files and pipes only: a studio that works offline has no use for the network, and a hostile file none either.
protocols="file pipe"

# lavfi draws test pictures and tones.
indevs="lavfi"
