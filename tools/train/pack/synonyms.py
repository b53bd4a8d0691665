"""Words that the world does not know, and the nearest word that it knows: what a prompt is read as, and people are
told so. Words not listed here or in the captions are named as unknown.
"""

ENGLISH = {
    # somebody
    "girl": "woman women lady ladies princess queen sister mother mum mom grandmother witch fairy daughter ballerina "
            "schoolgirl girls female",
    "boy": "man men guy gentleman prince king brother father dad grandfather wizard son kid child children person "
           "people human schoolboy boys toddler baby farmer knight pirate cowboy soldier male somebody someone",
    "robot": "android cyborg machine mech bot robots automaton",
    "astronaut": "cosmonaut spacewoman astronauts spacemen",
    "cat": "kitten kittens cats pussycat feline tabby tomcat lion lioness tiger panther leopard lynx cheetah puma "
           "jaguar",
    "dog": "puppy puppies pup dogs hound terrier poodle labrador corgi dachshund beagle wolf wolves fox foxes husky "
           "bear bears panda pandas",
    "rabbit": "hare bunnies rabbits hares mouse mice rat squirrel hamster",
    "horse": "pony horses ponies stallion mare foal zebra donkey mule unicorn "
             "cow cows bull ox sheep goat goats pig pigs deer moose camel giraffe",
    "elephant": "mammoth elephants rhino rhinoceros hippo hippopotamus",
    "duck": "duckling ducks goose geese swan mallard",
    "bird": "sparrow eagle pigeon dove parrot seagull gull crow raven robin owl hawk birds swallow canary finch bat",
    "fish": "goldfish shark salmon trout whale dolphin fishes carp tuna herring",
    "turtle": "turtles tortoises snail crocodile alligator lizard", "butterfly": "butterflies moth dragonfly bee",
    "penguin": "penguins puffin",
    "car": "cars taxi cab jeep sedan racecar limousine convertible hatchback roadster suv limo",
    "bus": "buses minibus omnibus schoolbus", "truck": "trucks lorries van pickup tractor firetruck",
    "train": "trains locomotive tram railway metro subway",
    "boat": "boats ship ships yacht canoe ferry dinghy kayak vessel sailboats galleon raft",
    "plane": "planes aircraft jet airliner glider biplane airplanes",
    "rocket": "rockets spaceship spacecraft missile shuttle",
    "helicopter": "helicopters copter drone",
    "ball": "balls football basketball beachball soccerball marble sphere orb",
    "box": "boxes crate chest package carton cube", "balloon": "balloons airship blimp",
    "lamp": "lamps lantern lightbulb bulb chandelier", "cookie": "cookies biscuits cracker",
    "tower": "towers skyscraper lighthouse castle castles pagoda", "cup": "cups mugs teacup glass beaker goblet",
    "flower": "flowers rose tulip daisy sunflower poppy lily blossoms", "egg": "eggs",
    # looks
    "red": "crimson scarlet ruby maroon cherry burgundy reddish vermilion",
    "orange": "tangerine amber apricot coppery", "yellow": "gold golden lemon yellowish blonde mustard",
    "green": "emerald lime olive jade greenish mint turquoise teal",
    "blue": "azure navy cyan sapphire indigo cobalt bluish aqua ultramarine",
    "purple": "lilac mauve lavender magenta plum purplish", "pink": "fuchsia salmon-pink rosy pinkish",
    "brown": "tan beige chestnut chocolate bronze brownish hazel",
    "black": "ebony jet-black blackish charcoal dark-coloured", "white": "ivory snow-white cream whitish pale silver",
    "striped": "stripey banded lined zebra-striped",
    "spotted": "polka-dotted polka-dot polka_dot polka_dots speckled spotty dotty",
    "checked": "plaid tartan checkerboard gingham",
    "small": "mini miniature wee teeny smallish", "huge": "giant enormous gigantic massive immense colossal tall",
    # places
    "meadow": "grass grassy lawn field fields pasture prairie park garden savanna savannah",
    "desert": "dune sahara wasteland sand sands", "sea": "seas oceans lake river bay waves harbour harbor pond",
    "mountains": "mountain alps hills hill peaks peak cliff cliffs himalayas",
    "forest": "forests woodland trees grove", "city": "town street streets cities metropolis new-york london road",
    "beach": "shore seaside coast coastline beaches", "village": "hamlet villages countryside",
    "farm": "barn ranch farms barnyard", "jungle": "rainforest jungles tropics",
    "moon": "lunar mars planet space galaxy", "underwater": "undersea aquarium reef seabed seafloor",
    "room": "bedroom house-inside kitchen rooms hall inside lounge indoor",
    "volcano": "volcanoes lava crater",
    # hours, weather
    "dawn": "morning daybreak early", "daytime": "noon midday afternoon sunny-day",
    "sunset": "twilight evenings nightfall", "night": "midnight nighttime nights moonlit moonlight starry",
    "clear sky": "sunny sunshine sunlight cloudless sun bright", "rain": "drizzle shower storm stormy thunderstorm "
    "downpour raindrops wet", "snow": "blizzard snowfall snowflakes snowstorm winter wintry icy",
    "fog": "haze hazy smog fogs", "windy": "breeze breezy gale gust gusts gusty",
    # styles
    "papercut": "papercraft paper_craft origami collage cutout cutouts paper-cut paper-craft",
    "watercolour": "watercolours watercolors aquarelle gouache painting oil_painting",
    "neon": "glowing synthwave cyberpunk luminous",
    "ink drawing": "sketch drawing comic manga lineart line-art line_art black_and_white_drawing pencil_drawing",
    "pixel art": "pixelated 8-bit 16-bit  pixelart voxel 8_bit 16_bit",
    "chalk drawing": "chalkboard blackboard crayon pastel",
    # camera
    "close-up": "closeup macro close_up extreme_close-up",
    "wide shot": "panorama panoramic establishing-shot wide-angle",
    "zoom in": "zooming-in dolly-in push-in dolly_in push_in zooms_in zooming_in",
    "zoom out": "zooming-out dolly-out pull-back pull_back zooms_out zooming_out",
    "tracking shot": "camera-tracking chase-shot following-shot", "static camera": "tripod locked-off",
    # doing
    "walks": "strolling wander wanders wandering march-past saunters hikes hiking",
    "runs": "jog jogs jogging sprint sprints sprinting",
    "jumps": "leap leaps leaping skip skips skipping bouncing bounces "
    "bounce",
    "spins": "spinning rotates rotating whirls pirouette pirouettes",
    "flies": "fly glides hover hovers hovering",
    "falls": "tumbles tumbling descends descending sinks sinking drops dropping plunges",
    "rises": "ascend ascends ascending lifts", "grows": "expands expanding enlarges inflates",
    "shrinks": "dwindles deflates diminishes",
    "stays still": "sits sitting sat sleeps sleeping waits waiting lies stands standing "
    "idle motionless",
    "shakes": "wobbles wobbling trembling shivers jiggles",
    "sways": "dances dancing dance rocking swaying "
    "wiggles waving waves-hand", "does a somersault": "backflip frontflip cartwheel cartwheels somersaults",
    "slowly": "slow leisurely lazily gently calmly unhurriedly", "quickly": "speedy speedily hurriedly hastily quick",
    "rightwards": "eastwards rightward", "leftwards": "westwards leftward",
    "rolls": "rolling tumbleweed", "drives": "driving rides riding cruises cruising",
    "swims": "swimming dives diving paddles", "follows": "chases chase chasing pursues pursuing",
}  # fmt: skip
CHINESE = {
    "女孩": "女人 姑娘们 小女孩 公主 女王 女士 妈妈 奶奶 女子 少女 阿姨",
    "男孩": "男人 小男孩 王子 国王 先生 爸爸 爷爷 男子 少年 孩子 小孩 小朋友 叔叔 人物",
    "机器人": "机器 机械人 机甲", "宇航员": "太空人",
    "猫": "小猫 猫猫 喵星人 狮子 老虎 豹子 猎豹", "狗": "小狗 狗子 幼犬 犬 狼 狐狸 哈士奇 柯基 熊猫 熊",
    "兔子": "兔兔 野兔 兔 老鼠 松鼠 仓鼠", "马": "小马 骏马 斑马 驴 独角兽 牛 奶牛 羊 猪 鹿 骆驼 长颈鹿", "大象": "小象 象 犀牛 河马",
    "鸭子": "鹅 天鹅 鸭", "鸟": "小鸟 麻雀 老鹰 鸽子 海鸥 乌鸦 猫头鹰 燕子 鹦鹉",
    "鱼": "小鱼 金鱼 鲨鱼 鲸鱼 海豚", "乌龟": "海龟 小龟 蜗牛", "蝴蝶": "飞蛾 蜻蜓 蜜蜂", "企鹅": "小企鹅",
    "汽车": "小汽车 车子 跑车 出租车 吉普车 赛车 轿跑", "巴士": "公车 大巴 校车", "卡车": "拖拉机 面包车 消防车",
    "火车": "高铁 地铁 电车 动车", "船": "轮船 小船 游艇 渔船 独木舟", "飞机": "客机 战斗机 喷气机", "火箭": "飞船 太空船 导弹",
    "直升机": "无人机", "球": "足球 篮球 圆球", "盒子": "纸箱 礼盒 木箱", "气球": "热气球", "灯": "灯笼 灯泡",
    "饼干": "小饼干", "塔": "高塔 灯塔 积木塔", "杯子": "水杯 玻璃杯 马克杯", "花": "玫瑰 花朵 向日葵 郁金香", "蛋": "鸟蛋",
    "红色": "大红 深红 绯红 朱红 赤色", "橙色": "橘黄 橙黄", "黄色": "金色 金黄 淡黄", "绿色": "翠绿 碧绿 草绿 青色",
    "蓝色": "天蓝 深蓝 湖蓝 藏青 靛蓝", "紫色": "淡紫 紫罗兰", "粉色": "桃红 玫红", "棕色": "咖啡色 巧克力色", "黑色": "漆黑 乌黑",
    "白色": "雪白 洁白 银色 米白", "条纹": "条状", "斑点": "花点 点点", "格子": "方格",
    "草地": "草坪 草原上 田野 公园 花园", "沙漠": "戈壁 沙丘", "大海": "海 大洋 湖 湖面 河 河流", "群山": "高山 山 山脉 雪山",
    "森林": "树木 林子 竹林", "城市": "城镇 街道 大街 马路", "海滩": "海边 海岸", "村庄": "乡村 农村 小镇", "农场": "牧场",
    "丛林": "雨林", "月球": "太空 火星 宇宙", "海底": "深海 水里", "房间": "卧室 客厅 厨房 屋里 屋内", "火山": "岩浆",
    "清晨": "早晨 早上 凌晨", "白天": "中午 下午 正午", "傍晚": "夕阳", "夜晚": "深夜 午夜",
    "晴天": "阳光 太阳 阳光明媚", "下雨": "暴雨 大雨 小雨 雷雨", "下雪": "大雪 暴雪 雪花", "有雾": "大雾 薄雾", "刮风": "大风 微风 狂风",
    "剪纸": "折纸 拼贴", "水彩": "水粉 油画", "霓虹": "赛博朋克 荧光", "墨线": "素描 漫画 线稿", "像素": "马赛克", "粉笔": "蜡笔 黑板",
    "原地跳跃": "跳跃", "原地旋转": "旋转 转圈", "来回摇晃": "跳舞 舞动 摇摆 晃动", "一动不动": "睡觉 坐着 站着 躺着",
    "飞快": "迅猛 极快", "慢慢": "轻轻 悠闲",
}  # fmt: skip
# Words that ask for something or join others, and say nothing of what is to be seen.
NOTHING = """i we you my our your this that these those he she they them its his her their him us who which where when what
some any each every all both one two three just only very really so too also quite much more most less lots lot many few
please show make create generate draw give want would like can could should let lets put add see seeing look looks looking watch
video clip film movie animation scene shot image picture photo footage frame frames style styled set there here
is are was were be been being has have having do does doing done will it as at by for from in into of off on onto or and but
then than with without while until through over under up down out toward onto about around across along after before again back
the a an no not if because somewhere something someone's thing things kind sort type way bit piece""".split()
NOTHING_CHINESE = "我你想要看请帮做画给生成制作一二三两几个的了着在是和与跟同有里中上下把被让这那很非常视频短片动画图片画面镜头场景"
# Chinese words that say nothing by themselves, of signs that mean something elsewhere.
CLOTHES = "衣服 裙子 夹克 太空服 宇航服".split()
# Real words that look like misspelt ones of the world.
OTHERS = """planet dessert shower planer boast bloat coast beast burden birth branch beard bread breach bored cart card
cattle castle costume hat house horde hoard rabble wing wings tool tail tower-bell mane train-driver truce rot rod flow
flour floor flower-pot glow grown greed grey gray frog forge farmer's beech village-green ruse dawned""".split()
