import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countHidden, splitHidden } from '../../../../src-renderer/review/text/hidden-characters.ts'

const shown = (text: string) =>
  splitHidden(text)
    .map((piece) =>
      typeof piece === 'string'
        ? piece
        : `[${piece.kind === 'marks' ? 'marks' : piece.name}${piece.count > 1 ? `×${piece.count}` : ''}]`,
    )
    .join('')

test('what has no shape is named', () => {
  assert.equal(shown('a\u200bb'), 'a[ZWSP]b')
  assert.equal(shown('\ufeffstart'), '[BOM]start')
  assert.equal(shown('x\u0000\u00ad\u2028\u0085y'), 'x[NUL][SHY][LSEP][NEL]y')
  assert.equal(shown('a\ud83d b \udc00'), 'a[U+D83D] b [U+DC00]')
  assert.equal(shown('\u2800\u2800\u3164'), '[BRAILLE BLANK×2][HF]')
  assert.equal(shown('ok\u{e0068}\u{e0069}'), 'ok[TAG h][TAG i]')
  assert.equal(shown('a\u200db'), 'a[ZWJ]b')
  assert.equal(shown('a\u0001'), 'a[U+0001]')
})

test('direction controls are named and stay in effect', () => {
  const [, override] = splitHidden('a\u202eb')
  assert.deepEqual(override, {
    kind: 'hidden',
    name: 'RLO',
    code: 0x202e,
    count: 1,
    kept: '\u202e',
    size: 1,
  })
})

test('marks piled on one letter are drawn up to twenty-four, and counted from there', () => {
  const piled = 'a\u0301'.padEnd(25, '\u0301')
  assert.equal(shown(`${piled}b`), `${piled}b`)
  assert.equal(shown(`${piled}\u0302\u{1d165}b`), `${piled}[marks×2]b`)
  assert.equal(shown(`${piled}\u034f\u0301b`), `${piled}[CGJ][marks]b`)
  assert.equal(countHidden(`a${'\u0301'.repeat(100_000)}`), 100_000 - 24)
  const sizes = splitHidden(`${piled}\u{1d165}`).map((piece) => (typeof piece === 'string' ? 0 : piece.size))
  assert.deepEqual(sizes, [0, 2])
})

test('what is joined without end is shown from where no emoji goes on', () => {
  const pieces = splitHidden('👩‍'.repeat(40))
  assert.equal(pieces[0], `${'👩‍'.repeat(12)}👩`)
  assert.equal(countHidden(`${'👩‍'.repeat(40)}👩`), 28)
  assert.equal(countHidden('👨‍👩‍👧 '.repeat(40)), 0)
})

test('how emoji and words are spelled is left alone', () => {
  const spelled = [
    'tab\tand\r\nnew line',
    '👨‍👩‍👧 ❤️ ☎︎ 1️⃣ 👍🏽 🏳️‍🌈 👩🏽‍⚕️',
    '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} in a row \u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
    'می‌خواهم',
    'क्‍ष',
    'e\u0301 ñ 葛\u{e0100}',
    '\u0600١',
  ]
  for (const text of spelled) assert.equal(shown(text), text)
})

test('a message hidden behind an emoji is seen', () => {
  assert.equal(shown('😀\ufe0f\ufe00\ufe01'), '😀\ufe0f[VS1][VS2]')
  assert.equal(shown('\u{1f3f4}\u{e0061}'), '\u{1f3f4}[TAG a]')
})

test('nothing visible is lost or changed in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const pieces = splitHidden(text)
      const length = pieces.reduce(
        (sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.size),
        0,
      )
      assert.equal(length, text.length)
      assert.equal(
        countHidden(text),
        pieces.filter((piece) => typeof piece !== 'string').reduce((sum, { count }) => sum + count, 0),
      )
    }),
  )
})
