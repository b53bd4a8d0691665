"""Chinese words for subjects, looks, places, hours, weather, styles and camera. Marks: see `markup`."""

# measure words, nouns
NOUN = {
    "girl": (("个",), ("女孩", "女孩子", "姑娘")), "boy": (("个",), ("男孩", "男孩子")),
    "robot": (("个", "台"), ("机器人",)), "astronaut": (("个", "名", "位"), ("宇航员", "航天员")),
    "cat": (("只",), ("猫", "猫咪")), "dog": (("只", "条"), ("狗", "狗狗")), "rabbit": (("只",), ("兔子",)),
    "horse": (("匹",), ("马",)), "elephant": (("头",), ("大象",)), "duck": (("只",), ("鸭子",)),
    "bird": (("只",), ("鸟", "鸟儿")), "fish": (("条",), ("鱼", "鱼儿")), "turtle": (("只",), ("乌龟", "龟")),
    "butterfly": (("只",), ("蝴蝶",)), "penguin": (("只",), ("企鹅",)), "car": (("辆", "台"), ("汽车", "轿车")),
    "bus": (("辆",), ("公交车", "巴士", "公共汽车")), "truck": (("辆",), ("卡车", "货车")),
    "train": (("列",), ("火车", "列车", "蒸汽火车")), "boat": (("艘", "条"), ("船", "帆船")), "plane": (("架",), ("飞机",)),
    "rocket": (("枚",), ("火箭",)), "helicopter": (("架",), ("直升机", "直升飞机")),
    "ball": (("个",), ("球", "皮球")), "box": (("个", "只"), ("盒子", "箱子")), "balloon": (("个", "只"), ("气球",)),
    "lamp": (("盏",), ("灯", "台灯")), "cookie": (("块",), ("饼干", "曲奇")), "tower": (("座",), ("塔", "塔楼")),
    "cup": (("个", "只"), ("杯子", "茶杯")), "flower": (("朵",), ("花", "花儿")), "egg": (("个", "枚"), ("蛋", "鸡蛋")),
}  # fmt: skip
DRESSED = {"girl": ("衣服", "裙子"), "boy": ("衣服", "夹克"), "astronaut": ("太空服", "宇航服")}
PRONOUN = {"girl": "她", "boy": "他", "astronaut": "他"}
# Full forms may stand anywhere; the short ones only right before a noun.
COLOUR = {
    "red": ("红色",), "orange": ("橙色", "橘色"), "yellow": ("黄色",), "green": ("绿色",), "blue": ("蓝色",),
    "purple": ("紫色",), "pink": ("粉色", "粉红色"), "brown": ("棕色", "褐色"), "black": ("黑色",), "white": ("白色",),
}  # fmt: skip
COLOUR_SHORT = {
    "red": "红", "yellow": "黄", "green": "绿", "blue": "蓝", "purple": "紫", "black": "黑", "white": "白",
}  # fmt: skip
# A red lamp would be a traffic light, a yellow fish a kind of fish.
FULL_COLOUR = ("lamp", "fish", "robot", "astronaut", "boat")
PATTERN = {
    "plain": ("纯色", "素色"), "striped": ("条纹",), "spotted": ("斑点", "圆点", "波点"), "checked": ("格子", "格纹"),
}  # fmt: skip
# Before a colour: 纯白色.
PURE = "纯"
PATTERN_WITH = {"striped": "条纹", "spotted": "斑点", "checked": "格纹"}
SIZE = {"small": ("<小小>的", "<很小>的"), "medium": ("<中等大小>的",), "big": ("<巨大>的", "<很大>的", "<大大>的")}
SIZE_OF_PEOPLE = {"small": ("<小小>的", "<小个子>的"), "big": ("<高大>的", "<大个子>的")}
SIZE_SHORT = {"small": "小", "big": "大"}

# nouns, what follows them where somebody is in it; what one does on the way through it
PLACE = {
    "meadow": (("草地", "草原"), ("上",), ("穿过",)), "desert": (("沙漠", "荒漠"), ("里", "中"), ("穿过",)),
    "sea": (("大海", "海洋", "海面"), ("上",), ()), "mountains": (("群山", "山岭"), ("之间", "中"), ("穿过",)),
    "forest": (("森林", "树林"), ("里", "中"), ("穿过",)), "city": (("城市", "都市"), ("里", "中"), ("穿过",)),
    "beach": (("海滩", "沙滩"), ("上",), ("穿过",)), "village": (("村庄", "村子"), ("里", "中"), ("穿过",)),
    "farm": (("农场", "农庄"), ("里", "上"), ("穿过",)), "jungle": (("丛林", "热带雨林"), ("里", "中"), ("穿过",)),
    "moon": (("月球", "月亮", "月球表面"), ("上",), ()), "underwater": (("水下", "海底", "水底"), ("",), ()),
    "room": (("房间", "屋子"), ("里", "中"), ("穿过",)), "volcano": (("火山",), ("旁", "脚下", "旁边", "附近"), ("经过",)),
}  # fmt: skip
INSIDE = {"room": ("<室内>",), "sea": ("<海上>",), "mountains": ("<山里>", "<山间>"), "city": ("<城里>",)}
TIME = {
    "dawn": ("清晨", "黎明时分", "日出时分", "拂晓"), "day": ("白天", "日间"),
    "dusk": ("黄昏", "傍晚", "日落时分", "黄昏时分"), "night": ("夜里", "夜晚", "晚上", "夜间"),
}  # fmt: skip
HOUR = {"dawn": ("清晨", "黎明"), "day": ("白天",), "dusk": ("傍晚", "黄昏"), "night": ("夜晚", "晚上")}
TIME_TAG = {"dawn": ("黎明", "清晨", "日出"), "day": ("白天",), "dusk": ("黄昏", "傍晚", "日落"), "night": ("夜晚", "夜景", "黑夜")}
# by itself, before a verb; before a noun
WEATHER = {
    "clear": ("<天气晴朗>", "<晴空>之下"), "rain": ("<下着雨>", "<雨中>", "天上<下着雨>"),
    "snow": ("<下着雪>", "<雪中>", "<雪花飘落>"), "fog": ("<雾中>", "<雾气>弥漫", "四周<起了雾>"),
    "wind": ("<刮着风>", "<风中>", "<风>吹个不停"),
}  # fmt: skip
WEATHER_ADJECTIVE = {
    "clear": ("<晴朗>的",), "rain": ("<下雨>的", "<雨中>的"), "snow": ("<下雪>的", "<雪中>的", "<飘雪>的"),
    "fog": ("<有雾>的", "<雾蒙蒙>的", "<雾中>的"), "wind": ("<刮风>的", "<风中>的"),
}  # fmt: skip
WEATHER_TAG = {
    "clear": ("晴天", "晴朗"), "rain": ("下雨", "雨天", "雨"), "snow": ("下雪", "雪天", "雪"), "fog": ("雾", "雾天", "有雾"),
    "wind": ("刮风", "有风", "风"),
}  # fmt: skip

STYLE_TAG = {
    "papercut": ("剪纸风格", "剪纸", "剪纸画", "剪纸风"), "watercolour": ("水彩", "水彩画", "水彩风格", "水彩画风格"),
    "neon": ("霓虹", "霓虹风格", "霓虹线条"), "ink": ("墨线", "水墨", "墨线画", "水墨风格", "墨线风格"),
    "pixel": ("像素", "像素风", "像素画", "像素风格"), "chalk": ("粉笔画", "粉笔", "粉笔画风格", "黑板粉笔画"),
}  # fmt: skip
STYLE_KIND = {
    "papercut": "剪纸", "watercolour": "水彩", "neon": "霓虹", "ink": "墨线", "pixel": "像素", "chalk": "粉笔",
}  # fmt: skip
STYLE_MADE = {
    "papercut": ("全都是<剪纸>做的", "用<剪纸>做成"), "watercolour": ("用<水彩>画成", "是<水彩>画的"),
    "neon": ("用<霓虹线条>画成", "是<霓虹风格>的"), "ink": ("用<墨线>画成", "是<水墨风格>的"),
    "pixel": ("用<像素>拼成", "是<像素画>"), "chalk": ("用<粉笔>画成", "是<粉笔>画的"),
}  # fmt: skip


def _turn(sides, verbs):
    return tuple(v.format(s=s) for s in sides for v in verbs)


_PAN = ("镜头向{s}摇", "镜头缓缓向{s}摇", "镜头{s}摇", "镜头慢慢往{s}转", "镜头摇向{s}边")
_TILT = ("镜头向{s}摇", "镜头缓缓往{s}摇", "镜头{s}摇", "镜头慢慢摇向{s}方")
CAMERA = {
    "static": ("镜头静止", "镜头不动", "固定镜头"), "pan_right": _turn("右", _PAN), "pan_left": _turn("左", _PAN),
    "tilt_up": _turn("上", _TILT), "tilt_down": _turn("下", _TILT),
    "zoom_in": ("镜头推近", "镜头慢慢推近", "镜头缓缓推进", "镜头拉近"),
    "zoom_out": ("镜头拉远", "镜头慢慢拉远", "镜头缓缓拉远"),
    "follow": ("镜头跟拍", "镜头一路跟随", "镜头跟着移动", "跟拍镜头"),
}  # fmt: skip
FRAMING = {"wide": ("远景", "全景"), "medium": ("中景",), "close": ("特写", "近景")}
