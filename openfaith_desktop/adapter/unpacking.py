"""Unpacking answers that came compressed, never to more than is wanted.

A few thousand bytes can swell to gigabytes, and some are compressed twice to do so; a library that unpacks
whole pieces notices too late. Only gzip, once, is asked for and taken. Used by `http.py` only.
"""

from __future__ import annotations

import zlib

ACCEPTED = "gzip"
"""What to ask for in `Accept-Encoding`."""
_GZIP = 16 + zlib.MAX_WBITS


class NotUnpacked(Exception):
    """Raised when an answer is compressed in another way, is broken, or is larger than allowed."""


class Unpacker:
    """Takes the pieces of an answer and gives them back as they were; `most` bytes in all.

    `encoding` is the answer's `Content-Encoding`. Raises `NotUnpacked`.
    """

    def __init__(self, encoding: str, most: int) -> None:
        named = [part.strip().lower() for part in encoding.split(",")]
        ways = [part for part in named if part not in ("", "identity")]
        if ways not in ([], ["gzip"], ["x-gzip"]):
            raise NotUnpacked("compressed in a way that wasn't asked for")
        self._gzip = zlib.decompressobj(_GZIP) if ways else None
        self._left = most
        self._begun = False

    def piece(self, data: bytes) -> bytes:
        """Return the next piece."""
        self._begun = self._begun or bool(data)
        if self._gzip is not None:
            try:
                data = self._gzip.decompress(data, self._left + 1)
            except zlib.error as error:
                raise NotUnpacked("broken") from error
        self._left -= len(data)
        if self._left < 0:
            raise NotUnpacked("larger than allowed")
        return data

    def end(self) -> None:
        """Make sure that the answer came to its end. One without any content is whole."""
        if self._gzip is not None and self._begun and not self._gzip.eof:
            raise NotUnpacked("cut off")
