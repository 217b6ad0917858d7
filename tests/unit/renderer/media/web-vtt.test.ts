import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cueAt, parseVtt } from '../../../../src-renderer/review/media/web-vtt.ts'

const file = `\uFEFFWEBVTT - said

NOTE nothing to hear
of importance

STYLE
::cue { color: red }

1
00:01.000 --> 00:02.500 align:start position:10%
<v.loud Maria>Good <i>morning</i> &amp; welcome

01:00:00.000 --> 01:00:01.000
two
lines

00:00.250 --> 00:00.900
first of all
00:99 --> broken
`

test('cues come in order, as plain text, with the speaker', () => {
  assert.deepEqual(parseVtt(file.replaceAll('\n', '\r\n')).cues, [
    { start: 0.25, end: 0.9, text: 'first of all\n00:99 --> broken' },
    { start: 1, end: 2.5, speaker: 'Maria', text: 'Good morning & welcome' },
    { start: 3600, end: 3601, text: 'two\nlines' },
  ])
})

test('what is no transcript gives no cues', () => {
  for (const text of ['', 'WEBVTT', '{"a":1}', '00:01.000 -->']) assert.deepEqual(parseVtt(text).cues, [])
})

test('markup in a cue never survives as markup', () => {
  const { cues } = parseVtt(
    'WEBVTT\n\n00:00.000 --> 00:01.000\n<b>a</b> <img src=x onerror=y> &lt;b&gt; <not closed',
  )
  assert.equal(cues[0]?.text, 'a  <b> <not closed')
})

test('the current cue is the last that has begun', () => {
  const { cues } = parseVtt(file)
  assert.deepEqual(
    [0, 0.25, 0.95, 1, 10, 4000].map((time) => cueAt(cues, time)),
    [-1, 0, 0, 1, 1, 2],
  )
})

test('hostile markup costs no more than its length', () => {
  const half = 500_000
  const payloads = ['<', '<v ', '<v', '<v.', '&', '<c', '<v a', 'x\n'].map((part) =>
    part.repeat(Math.ceil(half / part.length)),
  )
  payloads.push(
    `<v${' '.repeat(half)}`,
    `<v${' '.repeat(half)}>`,
    `${'<'.repeat(half)}>`,
    '<v >'.repeat(half / 4),
  )
  for (const payload of payloads) {
    const began = performance.now()
    parseVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n${payload}`)
    parseVtt(`WEBVTT\n\n${payload}`)
    // Measured: some 20 ms. Anything that starts anew at each character would take minutes.
    assert.ok(performance.now() - began < 2000, payload.slice(0, 10))
  }
})

test('an endless cue is cut where nobody would go on reading', () => {
  const { cues } = parseVtt(`WEBVTT\n\n00:00.000 --> 00:01.000\n<v ${'n'.repeat(900)}>${'x'.repeat(90_000)}`)
  assert.equal(cues[0]?.text, `${'x'.repeat(5000)} …`)
  assert.equal(cues[0]?.speaker, 'n'.repeat(200))
})

test('a transcript of more cues than can be shown is cut, and says so', () => {
  const lines = Array.from({ length: 20_001 }, (_, index) => `00:00.000 --> 00:01.000\n${index}`)
  const { cues, cut } = parseVtt(['WEBVTT', ...lines].join('\n\n'))
  assert.deepEqual([cues.length, cut], [20_000, true])
  const { cut: whole } = parseVtt(['WEBVTT', ...lines.slice(1)].join('\n\n'))
  assert.equal(whole, false)
})
