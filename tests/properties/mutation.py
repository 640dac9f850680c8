"""Damages files in ways that people, editors and attackers do; the same number gives the same damage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Damage = Callable[[bytes, Random], bytes]
LARGE = 20_000
_TEXTS = (
    *(
        "---\n",
        "\n---\n",
        " --- \n",
        "...\n",
        "%YAML 1.1\n",
        "%TAG ! x\n",
        "# ",
        "<<: *a\n",
        "&a ",
        "*a",
        "* ",
    ),
    *(
        "!!python/object/apply:os.system [ls]",
        "!x ",
        "! ",
        "? ",
        ": ",
        " : ",
        "- ",
        "-",
        "\t",
        "\n\t",
        "  ",
        "\n",
    ),
    *(
        "'",
        '"',
        "|",
        ">-\n",
        "|9\n",
        "`",
        "@",
        "%",
        "[",
        "]",
        "{",
        "}",
        ",",
        "[]",
        "{}",
        "[,]",
        "{a}",
        "{{ a }}",
    ),
    *(
        "null",
        "~",
        "true",
        "yes",
        "''",
        "0x1F",
        "1e999",
        ".nan",
        "-0",
        "012",
        "12:30",
        "2026-13-40",
        "0000-00-00",
    ),
    *("9" * 400, "-" + "9" * 400 + ".5", "0." + "1" * 400, "2026-02-30T25:61", "9999-12-31T23:59+23:59"),
    *(
        "[" * 60,
        "{a: " * 60,
        "- " * 60,
        "]" * 60,
        "a: " * 30,
        "? " * 30,
        "x" * 5000,
        "a:\n" * 40,
        "\n" * 300,
    ),
    *(
        "\x00",
        "\x07",
        "\x1b[2J",
        "\r",
        "\r\n",
        "\x7f",
        "\u0085",
        "\u2028",
        "\u202e",
        "\u200f",
        "\ufeff",
        "\u200b",
    ),
    *(
        '"\\u202e"',
        '"\\0"',
        '"\\x1b"',
        '"\\ud800"',
        '"\\UFFFFFFFF"',
        '"\\L"',
        '"\\q"',
        "é",
        "e\u0301",
        "图",
        "🌙",
    ),
    *(
        "https://",
        "javascript:alert(1)",
        "https://[::1",
        "https://a:b@c",
        "https://x:99999",
        "FREQ=DAILY;COUNT=0",
    ),
    *(
        "FREQ=SECONDLY",
        "{n}",
        "{0}",
        "%s",
        "%(a)s",
        "</script>",
        "::error::x",
        "::set-output name=a::b",
        "%0A",
        "..",
        "/",
    ),
)
_BYTES = (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"\xef\xbb\xbf", b"\xef\xbf\xbf")
TOKENS = (*(text.encode() for text in _TEXTS), *_BYTES)


@dataclass(frozen=True)
class Mutation:
    """A damaged file, and what was done to it."""

    path: str
    data: bytes
    done: str


def mutate(files: dict[str, bytes], number: int) -> Mutation:
    """The damage of a number: one file, one to three damages."""
    random = Random(f"ambassade {number}")
    path = random.choice(sorted(files))
    data, done = files[path], []
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        damage = random.choice(DAMAGES)
        data = damage(data, random)[: 4 * LARGE]
        done.append(damage.__name__)
    if random.random() < 0.03:
        path, done = _renamed(path, random), [*done, "renamed"]
    return Mutation(path, data, f"{number}: {', '.join(done)}")


def _renamed(path: str, random: Random) -> str:
    folder, _, name = path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    new = random.choice(
        (
            f"{stem}.yaml",
            f"{stem}.fr.{ending}",
            f"{stem.upper()}.{ending}",
            f"{stem} 2.{ending}",
            f"{stem}\n.{ending}",
        )
    )
    return f"{folder}/{random.choice((name, new, f'x/{name}'))}"


def _place(data: bytes, random: Random) -> int:
    return random.randint(0, len(data))


def flip_bytes(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.randint(1, 4) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def insert_token(data: bytes, random: Random) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(TOKENS) + data[place:]


def replace_value(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    with_key = [number for number, line in enumerate(lines) if b": " in line]
    if not with_key:
        return insert_token(data, random)
    number = random.choice(with_key)
    key, _, _ = lines[number].partition(b": ")
    lines[number] = key + b": " + random.choice(TOKENS)
    return b"\n".join(lines)


def delete_range(data: bytes, random: Random) -> bytes:
    start = _place(data, random)
    return data[:start] + data[start + random.randint(1, 60) :]


def truncate(data: bytes, random: Random) -> bytes:
    return data[: _place(data, random)]


def duplicate_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    line = random.choice(lines)
    lines.insert(random.randint(0, len(lines)), line)
    return b"\n".join(lines)


def delete_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    del lines[random.randrange(len(lines))]
    return b"\n".join(lines)


def swap_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def indent_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    number = random.randrange(len(lines))
    lines[number] = random.choice((b" ", b"  ", b"    ", b"\t", b"- ")) + lines[number]
    return b"\n".join(lines)


def outdent_line(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    number = random.randrange(len(lines))
    lines[number] = lines[number].lstrip(b" -" if random.random() < 0.5 else b" ")
    return b"\n".join(lines)


def misspell_key(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    number = random.randrange(len(lines))
    key, colon, rest = lines[number].partition(b":")
    if len(key) > 2:
        place = random.randrange(1, len(key))
        key = key[: place - 1] + key[place : place + 1] + key[place - 1 : place] + key[place + 1 :]
    lines[number] = key + colon + rest
    return b"\n".join(lines)


def nest_deeply(data: bytes, random: Random) -> bytes:
    depth = random.choice((19, 20, 21, 200, 2000))
    sign, other = random.choice(((b"[", b"]"), (b"{a: ", b"}"), (b"- ", b"")))
    return data + b"\ndeep: " + sign * depth + b"1" + other * depth + b"\n"


def repeat_part(data: bytes, random: Random) -> bytes:
    start = _place(data, random)
    part = data[start : start + random.randint(1, 200)]
    return data[:start] + part * random.choice((2, 10, 200)) + data[start:]


def windows_line_ends(data: bytes, random: Random) -> bytes:
    return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\n\n", b"\n\r")))


def other_encoding(data: bytes, random: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(
        random.choice(("utf-16", "latin-1", "cp1252", "utf-7")), "replace"
    )


DAMAGES: tuple[Damage, ...] = (
    *(flip_bytes, insert_token, insert_token, insert_token, replace_value, replace_value, replace_value),
    *(
        delete_range,
        truncate,
        duplicate_line,
        delete_line,
        swap_lines,
        indent_line,
        outdent_line,
        misspell_key,
    ),
    *(nest_deeply, repeat_part, windows_line_ends, other_encoding),
)
