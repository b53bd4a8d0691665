"""English words for what subjects do: verbs, ways, relations and events. Marks as in `words`."""

NEUTRAL = ("*move", "*go", "*travel")
_WALK = ("*walk", "*walk", "*stroll")
_RUN = ("*run", "*run", "*race")
_SLIDE = ("*slide", "*slide", "*glide")
_DRIVE = ("*drive", "*drive", "*roll")
_SPEED = ("*speed", "*race")
_FLY = ("*fly", "*fly", "*soar")
GO = {
    "girl": _WALK, "boy": _WALK, "robot": ("*walk", "*march", "*stride"), "astronaut": ("*walk", "*stride"),
    "cat": ("*walk", "*walk", "*pad"), "dog": ("*walk", "*walk", "*trot"), "rabbit": ("*walk", "*scamper"),
    "horse": ("*walk", "*trot"), "elephant": ("*walk", "*walk", "*tramp"), "duck": ("*waddle", "*walk"),
    "bird": _FLY, "fish": ("*swim",), "turtle": ("*crawl", "*walk", "*creep"), "butterfly": ("*flutter", "*fly"),
    "penguin": ("*waddle", "*walk"), "car": _DRIVE, "bus": _DRIVE, "truck": ("*drive", "*drive", "*rumble"),
    "train": ("*roll", "*roll", "*chug"), "boat": ("*sail",), "plane": _FLY, "rocket": ("*fly",),
    "helicopter": ("*fly",), "ball": ("*roll",), "box": _SLIDE, "balloon": ("*float", "*drift"), "lamp": _SLIDE,
    "cookie": _SLIDE, "tower": _SLIDE, "cup": _SLIDE, "flower": _SLIDE, "egg": _SLIDE,
}  # fmt: skip
# Only said of what goes fast.
RUN = {
    "girl": _RUN, "boy": _RUN, "robot": _RUN, "astronaut": _RUN, "cat": ("*run", "*dash"), "dog": ("*run", "*dash"),
    "rabbit": ("*run", "*dash"), "horse": ("*gallop", "*run"), "elephant": ("*run", "*charge"),
    "duck": ("*run", "*scurry"),
    "penguin": ("*run", "*scurry"), "car": _SPEED, "bus": _SPEED, "truck": _SPEED, "train": _SPEED, "boat": _SPEED,
    "plane": _SPEED, "rocket": ("*shoot", "*speed"), "helicopter": _SPEED, "fish": ("*dart",), "bird": ("*dart",),
}  # fmt: skip
DIRECTION = {
    side: (
        f"to the <{side}>", f"to the <{side}>", f"<{side}>", f"towards the <{side}>", f"<{side}wards>",
        f"<from {other} to {side}>",
    )
    for side, other in (("right", "left"), ("left", "right"))
}  # fmt: skip
COMING = {"right": "<from the left>", "left": "<from the right>"}
SPEED_BEFORE = {"slow": ("slowly",), "medium": (), "fast": ("quickly", "swiftly", "rapidly")}
SPEED_AFTER = {
    "slow": ("slowly", "slowly", "at a slow pace", "without any hurry"), "medium": (),
    "fast": ("quickly", "fast", "rapidly", "at high speed", "at great speed"),
}  # fmt: skip

# {go}: a verb of going, {way}: direction, speed and place, which come last where there is no such slot
MOVE = {
    "travel": ("{go} {way}",),
    "hop": ("<*hop> {way}", "<*hop> {way}", "{go} {way} <in hops>", "{go} {way} <hop by hop>", "<*bound> {way}"),
    "zigzag": (
        "<*zigzag> {way}", "<*weave> {way}", "{go} {way} <in a zigzag>", "{go} {way} <in a wavy line>",
        "{go} {way} <in waves>", "<*swerve> {way}",
    ),
    "return": (
        "{go} {way}, <*turn around and *come back>", "{go} {way} <and *come back>", "{go} {way} <and then *return>",
        "{go} {way} <and *turn back>", "{go} {way} <and back again>",
    ),
    "stop": (
        "{go} {way} <and *stop>", "{go} {way} <and then *stop>", "{go} {way} <and *come to a stop>",
        "{go} {way} <before stopping>", "{go} {way} <and *halt>",
    ),
    "approach": (
        "<*come towards us>", "<*come closer>", "<*approach the camera>", "{go} <towards us>",
        "{go} <towards the camera>", "<*come nearer and nearer>",
    ),
    "recede": (
        "{go} <away from us>", "{go} <off into the distance>", "{go} <into the distance>",
        "{go} <away from the camera>",
    ),
    "circle": ("{go} <in a circle>", "<*circle around>", "{go} <in circles>", "{go} <round in a circle>"),
    "jump": ("<*jump up and down>", "<*jump on the spot>", "<*jump up and down>", "<*bounce up and down>", "<*jump>"),
    "flip": (
        "<*do a somersault>", "<*do a flip>", "<*turn a somersault>", "<*somersault> in the air",
        "<*flip over in the air>",
    ),
    "spin": (
        "<*spin around>", "<*spin>", "<*twirl>", "<*turn round and round>", "<*rotate on the spot>", "<*whirl around>",
    ),
    "sway": ("<*sway>", "<*sway from side to side>", "<*rock from side to side>", "<*rock to and fro>"),
    "shake": ("<*shake>", "<*tremble>", "<*shiver>", "<*quiver>", "<*vibrate>"),
    "stretch": ("<*squash and *stretch>", "<*stretch and *squash>", "<*squeeze together and *stretch>"),
    "swing": (
        "<*swing on a rope>", "<*swing from a rope>", "<*swing to and fro on a rope>", "<*hang on a rope and *swing>",
    ),
    "rise": ("<*rise>", "<*rise up>", "<*go up>", "<*move upwards>", "<*climb upwards>"),
    "fall": ("<*fall>", "<*fall down>", "<*drop down>", "<*come down>", "<*move downwards>"),
    "grow": ("<*grow>", "<*get bigger>", "<*grow larger>", "<*grow bigger and bigger>", "<*become larger>"),
    "shrink": ("<*shrink>", "<*get smaller>", "<*grow smaller>", "<*get smaller and smaller>", "<*become smaller>"),
    "still": (
        "<*stay still>", "<*keep still>", "<*remain motionless>", "<*stay in place>", "<*rest>", "<*stand still>",
    ),
}  # fmt: skip

# what the first named is to the second
RELATION = {
    "left_of": ("to the left of", "left of", "on the left of", "on the left-hand side of"),
    "right_of": ("to the right of", "right of", "on the right of", "on the right-hand side of"),
    "above": ("above",),
    "below": ("below", "beneath", "underneath"),
    "behind": ("behind",),
    "in_front": ("in front of",),
}
INVERSE = {"left_of": "right_of", "right_of": "left_of", "above": "below", "behind": "in_front"}
SIDE = {"left_of": ("on the left", "on the right"), "right_of": ("on the right", "on the left")}
# a after b; b before a
FOLLOW = ("<*follow> {b}", "<*go after> {b}", "<*come after> {b}")
FOLLOWED = "<followed by>"
MEET = (
    "<+meet>", "<+meet in the middle>", "<+come together>", "<+meet halfway>", "<+come towards each other and +meet>",
)  # fmt: skip
MEET_ONE = "<*meet>"
UNTIL = (" until they <meet>", " until they <come together>")
HIDE = (
    "*pass <behind {x}> and *come out on the other side", "*disappear <behind {x}> and *reappear on the other side",
    "*go <behind {x}> and *come out again on the other side", "*pass <behind {x}>", "*pass <behind {x}> and *reappear",
)  # fmt: skip
HIDE_WORDS = {"wall": ("wall",), "tree": ("tree",), "house": ("house", "house", "cottage"), "rock": ("rock", "boulder")}

GO_TO = ("*go to", "*come up to", "*head for", "*approach")
# what the doer does, what happens to the thing, the same told of the thing, what stays
EVENT = {
    "bite": (
        ("<*take a bite out of> {o}", "<*bite into> {o}", "<*take a bite of> {o}", "<*bite a piece out of> {o}"),
        ("{o} <*lose a bite>",),
        ("{o} <*be bitten> by {a}", "{o} <*get bitten> by {a}"),
        ("the <bite> stays", "a piece <is missing> from then on", "the <bite> can be seen from then on"),
    ),
    "topple": (
        ("<*knock> {o} over", "<*topple> {o}", "<*knock over> {o}", "<*push over> {o}", "<*knock down> {o}"),
        ("{o} <*topple over>", "{o} <*fall over>", "{o} <*collapse>"),
        ("{o} <*be knocked over> by {a}", "{o} <*be toppled> by {a}"),
        ("{o} <^stay down>", "{o} <^lie> there", "{o} <^remain lying> on the ground"),
    ),
    "cut": (
        ("<*cut the string> of {o}", "<*snip the string> of {o}", "<*cut through the string> of {o}"),
        ("{o} <*float up and away>", "{o} <*drift up and away>", "{o} <*rise away>"),
        ("{o} <*be cut loose> by {a}", "{o} <*have its string cut> by {a}"),
        ("{o} <^rise away>", "{o} <^float up and away>"),
    ),
    "light": (
        ("<*switch> {o} on", "<*light> {o}", "<*switch on> {o}", "<*turn on> {o}"),
        ("{o} <*light up>", "{o} <*begin to glow>", "{o} <*come on>"),
        ("{o} <*be switched on> by {a}", "{o} <*be lit> by {a}"),
        ("{o} <^stay lit>", "{o} <^go on shining>", "{o} <^stay switched on>"),
    ),
    "open": (
        ("<*open> {o}", "<*open up> {o}"),
        ("{o} <*open>", "{o} <*come open>"),
        ("{o} <*be opened> by {a}",),
        ("{o} <^stay open>", "{o} <^remain open>"),
    ),
    "bloom": (
        ("*make {o} <bloom>", "*bring {o} <into bloom>"),
        ("{o} <*bloom>", "{o} <*open its petals>", "{o} <*burst into bloom>"),
        ("{o} <*be brought into bloom> by {a}",),
        ("{o} <^stay in bloom>", "{o} <^keep its petals open>"),
    ),
    "crack": (
        ("<*crack> {o}", "<*crack open> {o}"),
        ("{o} <*crack> and a <chick> *look out", "{o} <*crack open> and a <chick> *peek out", "{o} <*crack>"),
        ("{o} <*be cracked> by {a}",),
        ("a <chick> ^look out of the shell", "a <chick> ^keep looking out"),
    ),
    "spill": (
        ("<*tip over> {o}", "<*spill> {o}", "<*tip> {o} over"),
        ("{o} <*tip over> and <*spill>", "{o} <*spill>"),
        ("{o} <*be tipped over> by {a}", "{o} <*be spilled> by {a}"),
        ("the <spilled water> stays there", "{o} <^stay tipped over>"),
    ),
}  # fmt: skip
