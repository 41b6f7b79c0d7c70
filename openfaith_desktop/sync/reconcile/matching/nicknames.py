"""Names that are used for one another. Pure; a table of forms that English, Spanish and German speakers use.

A name may stand in several lines (Chris is Christopher and Christine); two names are forms of one when a line has both.
"""

from __future__ import annotations

_FORMS = """
abigail abby gail
abraham abe bram
albert al bert
alejandro alex ale
alexander alex alec sandy sasha xander
alexandra alex sandra sasha lexi alexa
alfred al fred alf
alice allie
allison ali allie
amanda mandy
andrew andy drew
angela angie
ann anna anne annie nan
anthony tony
antonio tony toni
arthur art artie
barbara barb babs
beatrice bea
benjamin ben benny
bernard bernie
bethany beth
bradley brad
brandon bran
calvin cal
cameron cam
carolyn carol carrie
caroline carol carrie
catherine cathy kate katie cate kit
charles charlie chuck chas
charlotte charlie lottie
christina chris tina christy
christine chris tina chrissy
christopher chris kit topher
clifford cliff
cynthia cindy
daniel dan danny
david dave davey
deborah deb debbie debra
dennis denny
donald don donnie
dorothy dot dottie dolly
douglas doug
edward ed eddie ted ned
eleanor ellie nell nora
elizabeth liz beth betty eliza lizzie betsy libby lisa ellie
emily em emmy
enrique kike quique
ernest ernie
esther essie
eugene gene
evelyn evie
ezekiel zeke
florence flo
frances fran francie
francis frank fran
francisco paco pancho frank
franklin frank
frederick fred freddie
gabriel gabe
gabriela gaby
gerald jerry gerry
geraldine gerry
gilbert gil
gregory greg
gustavo gus
guillermo memo
harold harry hal
heather heath
helen nell ellie
henry hank harry hal
herbert herb bert
ignacio nacho
isabella bella izzy
isaac ike
jacob jake
jacqueline jackie
james jim jimmy jamie
janet jan
jason jay
jeffrey jeff
jennifer jen jenny jenn
jeremiah jerry
jeremy jerry
jesse jess
jessica jess jessie
jesus chuy
joan joanie
johann hans
john johnny jack
jonathan jon jonny
johannes hans
jose pepe
josefa pepa
joseph joe joey
josephine jo josie
joshua josh
juan juanito
judith judy
julia julie
katherine kathy kate katie kat kay
kathleen kathy kate katie
kenneth ken kenny
kevin kev
kimberly kim
kristina kris tina
lawrence larry laurie
leonard len lenny leo
leonardo leo
leslie les
lillian lily
linda lindy
louis lou louie
louise lou
lucille lucy
luis lucho
madeline maddie
manuel manny manolo
marcus marc mark
margaret maggie meg peggy marge margie greta rita
maria mia mari
marjorie marge margie
martha marty
martin marty
mary molly polly mae
matthew matt matty
maximilian max
megan meg
melissa missy mel lissa
melvin mel
michael mike mick mickey mikey
michelle shelly
miguel mike
mildred millie
miriam mimi
mitchell mitch
nancy nan
natalie nat
nathan nate
nathaniel nate nat nathan
nicholas nick nicky nico
nicole nicky nikki
norman norm
oliver ollie
olivia liv livvy
pamela pam
patricia pat patty trish tricia
patrick pat paddy
penelope penny
peter pete
philip phil
phillip phil
priscilla cilla
rachel rach
raymond ray
rebecca becky becca
reginald reg reggie
richard rick rich dick ricky
robert bob rob bobby robbie bert
roberto beto
rodney rod
ronald ron ronnie
rosemary rose rosie
roger rog
russell russ
ruth ruthie
samantha sam
samuel sam sammy
sandra sandy
sarah sally sadie
sara sally
sebastian seb
sharon shari
shirley shirl
sophia sophie
stanley stan
stephanie steph
stephen steve stevie
steven steve stevie
susan sue susie suzy
susanne sue susie
suzanne sue suzy
sylvia syl
teresa terry tess
terence terry
theodore ted teddy theo
theresa terry tess tessa
thomas tom tommy
timothy tim timmy
tobias toby
valerie val
vanessa nessa
veronica ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny ginger
walter walt wally
wilhelm willi
william bill will billy willy liam
winifred winnie
yolanda yoli
zachary zach zack
"""


def _table() -> dict[str, frozenset[int]]:
    table: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.split("\n")):
        for name in line.split():
            table.setdefault(name, set()).add(number)
    return {name: frozenset(lines) for name, lines in table.items()}


_LINES = _table()


def same_name(one: str, other: str) -> bool:
    """Return whether two folded first names are forms of one name."""
    return not _LINES.get(one, frozenset()).isdisjoint(_LINES.get(other, frozenset()))


def known(name: str) -> bool:
    """Return whether a folded first name is one that people have."""
    return name in _LINES


def forms() -> dict[str, frozenset[str]]:
    """Return the table: the forms of each full name."""
    return {words[0]: frozenset(words[1:]) for line in _FORMS.split("\n") if (words := line.split())}
