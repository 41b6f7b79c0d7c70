"""Numbers, times and counts as the window says them: in the system's language, short, relative.

What lives here: forms that every screen shares. What doesn't: sentences; they stand on their screens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime


def tr(text: str, number: int = -1) -> str:
    """Return a text of this module in the person's language."""
    return QCoreApplication.translate("words", text, None, number)


def number(value: int) -> str:
    """Return a number with its thousands apart: 3,180."""
    return QLocale().toString(value)


def count(value: int, one: str, many: str) -> str:
    """Return `one` for 1, else `many`; `{}` in either becomes the number."""
    return (one if value == 1 else many).format(number(value))


def parsed(moment: str | datetime | None) -> datetime | None:
    """Return a time as stored (ISO 8601 in UTC) as a local time; None when there is none or it isn't one."""
    if moment is None or isinstance(moment, datetime):
        found = moment
    else:
        try:
            found = datetime.fromisoformat(moment)
        except ValueError:
            return None
    if found is None:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone()


def clock(moment: datetime) -> str:
    """Return the time of day: 10:42."""
    return QLocale().toString(QTime(moment.hour, moment.minute), QLocale.FormatType.ShortFormat)


def _date(moment: date, form: str) -> str:
    return QLocale().toString(QDate(moment.year, moment.month, moment.day), form)


def day_form(locale: QLocale, *, year: bool) -> str:
    """Return how a locale writes a day with its month in letters, in its own order: `d MMMM yyyy`, `MMMM d, yyyy`.

    Made of its long form by leaving the name of the weekday out, and the year where it isn't wanted.
    """
    form = locale.dateFormat(QLocale.FormatType.LongFormat)
    form = re.sub(r"^\W*d{3,4}('[^']*'|[^\w'])*|[\s,،、]*d{3,4}\W*$|[\s,،、]*d{3,4}", "", form)
    if not year:
        form = re.sub(r"^y+('[^']*'|[^dM'])*|('[^']*'|[^\w'])*y+.*$", "", form)
    return form.strip(" ,") if "M" in form and "d" in form else "d MMMM yyyy" if year else "d MMMM"


def day(moment: date) -> str:
    """Return a day, without its year when it is this one: 12 November."""
    this_year = moment.year == datetime.now().astimezone().year
    return _date(moment, day_form(QLocale(), year=not this_year))


def long_day(moment: date) -> str:
    """Return a day with its year: 2 June 1968."""
    return _date(moment, day_form(QLocale(), year=True))


def exact(moment: datetime | None) -> str:
    """Return a time in full, on this computer's clock: Tuesday 24 November 2026, 10:42."""
    if moment is None:
        return ""
    shown = _date(moment, QLocale().dateFormat(QLocale.FormatType.LongFormat))
    return f"{shown}, {clock(moment)}"


def ago(moment: datetime | None, now: datetime | None = None) -> str:
    """Return how long ago something was: just now, 3 minutes ago, yesterday, on Friday, 12 November."""
    if moment is None:
        return tr("never")
    now = now or datetime.now(UTC).astimezone()
    seconds = (now - moment).total_seconds()
    if seconds < 60:
        return tr("just now")
    if seconds < 3600:
        return count(int(seconds // 60), tr("1 minute ago"), tr("{} minutes ago", int(seconds // 60)))
    days = (now.date() - moment.date()).days
    if days == 0:
        return count(int(seconds // 3600), tr("1 hour ago"), tr("{} hours ago", int(seconds // 3600)))
    return day_name(moment, now)


def day_name(moment: datetime, now: datetime | None = None) -> str:
    """Return a day as people say it: today, yesterday, Friday, 12 November."""
    now = now or datetime.now(UTC).astimezone()
    days = (now.date() - moment.date()).days
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("yesterday")
    if 1 < days < 7:
        return QLocale().dayName(moment.isoweekday())
    return day(moment.date())


def span(seconds: float) -> str:
    """Return how long something took: 48 seconds, 6 minutes, 2 hours."""
    if seconds < 90:
        return count(max(1, round(seconds)), tr("1 second"), tr("{} seconds", max(1, round(seconds))))
    if seconds < 5400:
        return count(round(seconds / 60), tr("1 minute"), tr("{} minutes", round(seconds / 60)))
    return count(round(seconds / 3600), tr("1 hour"), tr("{} hours", round(seconds / 3600)))


def time_left(low: float, high: float) -> str:
    """Return the time left as an honest range, from two guesses in seconds."""
    if high < 45:
        return tr("Less than a minute")
    first, last = max(1, round(low / 60)), max(1, round(high / 60))
    if last >= 120:
        first, last = max(1, round(low / 3600)), round(high / 3600)
        return (
            tr("About {} hours").format(last)
            if first == last
            else tr("About {}–{} hours").format(first, last)
        )
    if first == last:
        return count(last, tr("About 1 minute"), tr("About {} minutes", last))
    return tr("About {}–{} minutes").format(first, last)


def together(names: Iterable[str]) -> str:
    """Return names after each other, as the language parts them."""
    return tr(", ").join(names)


def initials(name: str) -> str:
    """Return the first letters of a name's first and last word: JB."""
    parts = [word for word in name.split() if word[:1].isalpha()]
    chosen = parts[:1] + parts[-1:] if len(parts) > 1 else parts
    return "".join(word[0] for word in chosen).upper()


UNDO_DAYS = 30


def undo_until(moment: datetime | None = None) -> str:
    """Return the day until which something done at `moment` (default now) can be undone."""
    return day(((moment or datetime.now(UTC).astimezone()) + timedelta(days=UNDO_DAYS)).date())
