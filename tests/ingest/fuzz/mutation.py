"""Files spoilt in ways that repeat: the same source and seed give the same bytes."""

import io
import random
import re
import zipfile

_TELLING = (b"\x00", b"\xff", b"\x7f", b"\x80", b"<", b">", b"&", b"(", b"]", b"/", b"0", b"-1", b"\r\n")
_NUMBER = re.compile(rb"\d+")
_NUMBERS = (
    b"0",
    b"-1",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"4294967295",
    b"99999999999999999999",
    b"1e9",
)
# A file with one change is read deep inside; one with many tests what is done at the door.
_MOST_CHANGES = 6


def mutate(data: bytes, seed: int) -> bytes:
    """`data` with one to six changes; those of an archive lie in a member, or in the archive itself."""
    chance = random.Random(seed)
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _in_member(data, chance)
    return _changed(data, chance)


def _changed(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, _MOST_CHANGES)):
        data = chance.choice(_CHANGES)(data, chance)
    return data


def _in_member(data: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        members = source.infolist()
        spoilt = chance.choice(members)
        for member in members:
            content = source.read(member)
            if member is spoilt:
                content = _changed(content, chance)
            target.writestr(member, content)
    return packed.getvalue()


def _flip(data: bytes, chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << chance.randrange(8))]) + data[place + 1 :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(_TELLING) * chance.choice((1, 1, 1, 4, 200)) + data[place:]


def _overwrite(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def _delete(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _move(data: bytes, chance: random.Random) -> bytes:
    start, end = _range(data, chance)
    left = data[:start] + data[end:]
    place = chance.randint(0, len(left))
    return left[:place] + data[start:end] + left[place:]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randint(0, len(data))]


def _renumber(data: bytes, chance: random.Random) -> bytes:
    numbers = list(_NUMBER.finditer(data))
    if not numbers:
        return data
    start, end = chance.choice(numbers).span()
    return data[:start] + chance.choice(_NUMBERS) + data[end:]


def _range(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 4, 40, 400)))


_CHANGES = (_flip, _insert, _overwrite, _delete, _repeat, _move, _cut, _renumber, _renumber)
