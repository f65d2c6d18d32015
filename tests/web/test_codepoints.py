"""`codepoints.js` agrees with Python on where every character stands."""

from tests.web.browsing import Page

TEXTS = [
    "",
    "abc",
    "𝔸",
    "a𝔸b🎉c",
    "🇫🇷👩🏽‍💻 é e\u0301",
    "\ufeff\r\n\t\u202e𝔸",
    "𝔸" * 50 + "x" * 50 + "🎉x" * 50,
]

CONVERT = """
  const { CodePoints } = await import(new URL("static/codepoints.js", location.href));
  return given[0].map((text) => {
    const points = new CodePoints(text);
    return Array.from({ length: points.length + 1 }, (_, offset) => points.toUtf16(offset));
  });
"""


def test_every_offset_of_every_text(chat: Page) -> None:
    expected = [
        [len(text[:offset].encode("utf-16-le")) // 2 for offset in range(len(text) + 1)] for text in TEXTS
    ]

    assert chat.asynchronous(CONVERT, TEXTS) == expected
