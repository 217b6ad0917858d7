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
  assert.deepEqual(parseVtt(file.replaceAll('\n', '\r\n')), [
    { start: 0.25, end: 0.9, text: 'first of all\n00:99 --> broken' },
    { start: 1, end: 2.5, speaker: 'Maria', text: 'Good morning & welcome' },
    { start: 3600, end: 3601, text: 'two\nlines' },
  ])
})

test('what is no transcript gives no cues', () => {
  for (const text of ['', 'WEBVTT', '{"a":1}', '00:01.000 -->']) assert.deepEqual(parseVtt(text), [])
})

test('markup in a cue never survives as markup', () => {
  const [cue] = parseVtt('WEBVTT\n\n00:00.000 --> 00:01.000\n<b>a</b> <img src=x onerror=y> &lt;b&gt;')
  assert.equal(cue?.text, 'a  <b>')
})

test('the current cue is the last that has begun', () => {
  const cues = parseVtt(file)
  assert.deepEqual(
    [0, 0.25, 0.95, 1, 10, 4000].map((time) => cueAt(cues, time)),
    [-1, 0, 0, 1, 1, 2],
  )
})
