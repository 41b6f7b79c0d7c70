"""Pretend people in families, the same ones for the same seed: namesakes, shared contacts, children,
nicknames, typing mistakes and names in many scripts. No real person's data.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable

from openfaith_planning_center.simulator.church import Church, Row, stamp

FIRST = (
    "Mary James Anna Robert Grace John Ruth Michael Esther David Hannah Daniel Naomi Peter Lydia Paul Sarah Mark "
    "Joanna Luke Martha Thomas Rachel Samuel Miriam Joseph Deborah Andrew Abigail Stephen Priscilla Timothy "
    "José Zoë Björn Renée Søren Chloë Mateo Łucja Иван Мария 伟 秀英 민준 서연 محمد فاطمة"
).split()
LAST = (
    "Baker Smith Carter Johnson Miller Davis Garcia Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin "
    "Thompson Young Allen King Wright Scott Torres Nguyen Hill Flores Green Adams Nelson Hall Rivera Campbell Mitchell "
    "O'Brien Núñez Müller Díaz Øverland Петров Ковалёва 王 李 김 박 الأحمد"
).split()
NICKNAMES = {
    "Robert": "Bob",
    "Michael": "Mike",
    "Daniel": "Danny",
    "Joseph": "Joe",
    "Samuel": "Sam",
    "Abigail": "Abby",
    "Thomas": "Tom",
}
STREETS = (
    "Oak Street",
    "Church Lane",
    "Maple Avenue",
    "River Road",
    "Hill Street",
    "Mill Lane",
    "Park Avenue",
)
CITIES = (
    ("Springfield", "IL", "62701"),
    ("Riverton", "IL", "62561"),
    ("Chatham", "IL", "62629"),
    ("Rochester", "IL", "62563"),
)
MEMBERSHIPS = ("Member", "Regular Attender", "Visitor", None)
DAY = 86_400


def generate_church(people: int, seed: int = 7, *, clock: Callable[[], float] = time.time) -> Church:
    """Return a church of `people` people in families of one to six, in one to four campuses."""
    random_ = random.Random(seed)
    church = Church(clock)
    # A fixed past, so that the same seed gives the same records on any day.
    start = 1_704_067_200.0
    campuses = min(4, 1 + people // 400)
    for i in range(campuses):
        made = stamp(start - 900 * DAY)
        name = ("Main Campus", "North Campus", "Riverside", "East Campus")[i]
        church.put(
            "Campus",
            {
                "name": name,
                "city": CITIES[i][0],
                "state": CITIES[i][1],
                "zip": CITIES[i][2],
                "street": f"{i + 1} Example St",
                "country": "US",
                "latitude": f"{39.7 + i / 10:.4f}",
                "longitude": f"{-89.6 - i / 10:.4f}",
                "time_zone": "America/Chicago",
                "church_center_enabled": True,
                "created_at": made,
                "updated_at": made,
            },
        )
    campus_ids = list(church.ids["Campus"])
    made_people = 0
    family = 0
    while made_people < people:
        family += 1
        size = min(random_.choices((1, 2, 3, 4, 5, 6), (30, 26, 15, 17, 8, 4))[0], people - made_people)
        made_people += _family(
            church, random_, family, size, start + random_.random() * 800 * DAY, campus_ids
        )
    return church


def _family(church: Church, r: random.Random, family: int, size: int, at: float, campuses: list[int]) -> int:
    # Small churches have many relatives: a few last names come again and again.
    last = LAST[int(len(LAST) * r.random() ** 1.5)]
    if r.random() < 0.6:
        last = f"{last}{r.choice(('', '', '', 'son', 'man', 'field', 'ley'))}"
    area = 200 + family % 700
    shared_phone = f"({area}) 555-01{family % 100:02d}"
    shared_email = f"family{family}@example.org"
    city, state, postal = r.choice(CITIES)
    street = f"{r.randrange(1, 999)} {r.choice(STREETS)}"
    campus = r.choice(campuses) if r.random() < 0.8 else None
    ids: list[int] = []
    for i in range(size):
        child = size > 1 and i >= 2
        person = _person(r, last, at + i * 60, child, campus)
        number = church.put("Person", person)["id"]
        ids.append(number)
        made = person["created_at"]
        times = {"created_at": made, "updated_at": made, "person_id": number}
        own = r.random()
        if own < 0.62 and not child:
            user = f"p{family}.{i}"
            church.put(
                "Email",
                {
                    "address": f"{user}@example.com",
                    "location": "Home",
                    "primary": True,
                    "blocked": False,
                    **times,
                },
            )
            if own < 0.08:
                church.put(
                    "Email",
                    {
                        "address": f"{user}@work.example.net",
                        "location": "Work",
                        "primary": False,
                        "blocked": False,
                        **times,
                    },
                )
        elif own < 0.88:
            church.put(
                "Email",
                {"address": shared_email, "location": "Home", "primary": True, "blocked": False, **times},
            )
        if own < 0.9:
            phone = (
                shared_phone if child or r.random() < 0.5 else f"({area + 1}) 555-01{r.randrange(100):02d}"
            )
            church.put(
                "PhoneNumber",
                {
                    "number": phone,
                    "country_code": "US",
                    "carrier": None,
                    "location": "Home" if phone == shared_phone else "Mobile",
                    "primary": True,
                    **times,
                },
            )
            if own < 0.12:
                church.put(
                    "PhoneNumber",
                    {
                        "number": f"({area + 2}) 555-01{r.randrange(100):02d}",
                        "country_code": "US",
                        "carrier": None,
                        "location": "Work",
                        "primary": False,
                        **times,
                    },
                )
        if own < 0.72:
            church.put(
                "Address",
                {
                    "street_line_1": street,
                    "street_line_2": None,
                    "city": city,
                    "state": state,
                    "zip": postal,
                    "country_code": "US",
                    "location": "Home",
                    "primary": True,
                    **times,
                },
            )
    if size > 1 or r.random() < 0.2:
        made = stamp(at + 600)
        household = church.put(
            "Household",
            {
                "name": last,
                "primary_contact_id": ids[0],
                "avatar": None,
                "created_at": made,
                "updated_at": made,
            },
        )
        for number in ids:
            church.join(household["id"], number)
        # Grandchildren and children of parted parents live in two households.
        earlier = church.ids["Household"][-2] if len(church.ids["Household"]) > 1 else None
        if earlier and r.random() < 0.03:
            church.join(earlier, ids[-1])
    return size


def _person(r: random.Random, last: str, at: float, child: bool, campus: int | None) -> Row:
    first = r.choice(FIRST)
    typed = r.random()
    if typed < 0.01 and len(first) > 3:
        first = first[0] + first[2] + first[1] + first[3:]
    elif typed < 0.013:
        first = f"{first} 🙂"
    born = None
    if child:
        born = f"{r.randrange(2008, 2024)}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}"
    elif r.random() < 0.6:
        born = f"{r.randrange(1935, 2005)}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}"
    inactive = r.random() < 0.06
    made = stamp(at)
    return {
        "first_name": first,
        "last_name": last,
        "middle_name": r.choice(FIRST[:30]) if r.random() < 0.15 else None,
        "nickname": NICKNAMES.get(first) if r.random() < 0.5 else None,
        "given_name": None,
        "birthdate": born,
        "anniversary": None,
        "gender": r.choice(("Male", "Female", None)),
        "child": child,
        "grade": r.randrange(-1, 13) if child and r.random() < 0.7 else None,
        "membership": r.choice(MEMBERSHIPS),
        "status": "inactive" if inactive else "active",
        "inactivated_at": made if inactive else None,
        "primary_campus_id": campus,
        "created_at": made,
        "updated_at": stamp(at + r.random() * 100 * DAY),
    }
