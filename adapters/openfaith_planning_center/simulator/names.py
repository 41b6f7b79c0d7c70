"""The lists that pretend people are made from: names in several scripts, nicknames, places, telephone areas.

Nobody real: common first names, common last names, fictitious telephone numbers, example domains.
"""

from __future__ import annotations

from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


@dataclass(frozen=True, slots=True)
class Names:
    """First names of men and women and last names that go together."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    last: tuple[str, ...]


ENGLISH = Names(
    _words(
        "James Robert John Michael David Daniel Peter Paul Mark Luke Thomas Samuel Joseph Andrew Stephen Timothy "
        "William Benjamin Nathan Jacob Caleb Joshua Philip Simon Edward Henry George Charles Matthew Christopher"
    ),
    _words(
        "Mary Anna Grace Ruth Esther Hannah Naomi Lydia Sarah Joanna Martha Rachel Miriam Deborah Abigail Priscilla "
        "Elizabeth Margaret Katherine Susan Rebecca Leah Emily Alice Charlotte Judith Eunice Phoebe Dorothy Helen"
    ),
    _words(
        "Smith Johnson Baker Carter Miller Davis Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin "
        "Thompson Young Allen King Wright Scott Hill Green Adams Nelson Hall Campbell Mitchell Roberts Turner "
        "Phillips Parker Evans Edwards Collins Stewart Morris Rogers Reed Cook Morgan Bell Murphy Bailey Cooper "
        "Richardson Cox Howard Ward Peterson Gray O'Brien O'Connor McDonald St.John Smith-Jones"
    ),
)
SPANISH = Names(
    _words("José Mateo Andrés Jesús Ángel Raúl Joaquín Tomás Luis Carlos"),
    _words("María Sofía Lucía Inés Guadalupe Ana Belén Concepción Raquel Noemí"),
    _words("García Núñez Díaz Hernández López Pérez Sánchez Ramírez Muñoz Peña Rivera Flores Torres Ibáñez"),
)
NORTHERN = Names(
    _words("Björn Søren Łukasz Jürgen Håkon André François Jiří"),
    _words("Zoë Renée Chloë Łucja Åsa Ragnhild Žofie Françoise"),
    _words("Müller Øverland Kovač Dvořák Wójcik Björk Lefèvre Ångström Weiß Şahin"),
)
CYRILLIC = Names(
    _words("Иван Пётр Алексей Николай Сергей"),
    _words("Мария Анна Ольга Татьяна Наталья"),
    _words("Петров Ковалёв Шевченко Соколов Кузнецов"),
)
CHINESE = Names(_words("伟 强 建国 明 志强"), _words("秀英 芳 丽 静 美玲"), _words("王 李 张 刘 陈 欧阳"))
KOREAN = Names(_words("민준 서준 도윤 예준"), _words("서연 지우 하은 수아"), _words("김 이 박 최 정"))
ARABIC = Names(
    _words("محمد يوسف إبراهيم داود"), _words("فاطمة مريم سارة ليلى"), _words("الأحمد حداد خوري منصور")
)
SCRIPTS = (ENGLISH, SPANISH, NORTHERN, CYRILLIC, CHINESE, KOREAN, ARABIC)
SCRIPT_WEIGHTS = (74, 11, 5, 3, 3, 2, 2)

NICKNAMES = dict(
    pair.split(":")
    for pair in _words(
        "James:Jim Robert:Bob John:Jack Michael:Mike David:Dave Daniel:Danny Thomas:Tom Samuel:Sam Joseph:Joe "
        "Andrew:Andy Stephen:Steve Timothy:Tim William:Bill Benjamin:Ben Joshua:Josh Matthew:Matt Abigail:Abby "
        "Christopher:Chris Elizabeth:Liz Margaret:Peggy Katherine:Kate Susan:Sue Rebecca:Becky Deborah:Debbie "
        "José:Pepe María:Mari Иван:Ваня Мария:Маша"
    )
)
EMOJI = ("🙂", "🎸", "❤️")
SYLLABLES = _words(
    "al bert bran dale den ford gar ham hart hol kirk lan low mar mont nor rad ros shel stan thorn wal win"
)
STREETS = (
    *("Oak Street", "Church Lane", "Maple Avenue", "River Road", "Hill Street", "Mill Lane", "Park Avenue"),
    *("Main Street", "Cedar Drive", "Chapel Hill Road", "Elm Court", "Lincoln Avenue", "2nd Street N"),
)
PLACES = (
    *(("Springfield", "IL", "62701"), ("Riverton", "IL", "62561"), ("Chatham", "IL", "62629")),
    *(("Rochester", "IL", "62563"), ("Sherman", "IL", "62684"), ("Auburn", "IL", "62615")),
)
CAMPUSES = ("Main Campus", "North Campus", "Riverside", "East Campus")
MEMBERSHIPS = ("Member", "Regular Attender", "Visitor", "Participant", None)
MEMBERSHIP_WEIGHTS = (45, 20, 15, 5, 15)
AREAS = _words(
    "217 309 312 618 630 708 773 815 847 201 202 203 205 206 207 208 209 210 212 213 214 215 216 218 219 220 223 224 "
    "225 228 229 231 234 239 240 248 251 252 253 254 256 260 262 267 269 270 272 276 281 301 302 303 304 305 307 308 "
    "310 313 314 315 316 317 318 319 320 321 323 325 330 331 334 336 337 339 347 351 352 360 361 385 386 401 402 404 "
    "405 406 407 408 409 410 412 413 414 415 417 419 423 424 425 430 432 434 435 440 443 469 470 475 478 479 480 484 "
    "501 502 503 504 505 507 508 509 510 512 513 515 516 517 518 520 530 540 541 551 559 561 562 563 567 570 571 573"
)
"""Telephone areas in use; with 555-01xx they make numbers that are valid and belong to nobody."""
