import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPlaylist, resolveReference } from '../../../../src-main/sources/playlist.ts'

const outside = [
  'https://example.org/a.ts',
  'http:a.ts',
  '//example.org/a.ts',
  '/etc/passwd',
  '../a.ts',
  'low/../../a.ts',
  'low/../a.ts',
  '%2e%2e/a.ts',
  '%2E%2e%2fa.ts',
  '.%2e/a.ts',
  '..\\a.ts',
  '\\\\host\\a.ts',
  '.\t./a.ts',
  'file:///etc/passwd',
  'data:video/mp2t;base64,AAAA',
  'javascript:alert(1)',
  'C:/a.ts',
  '{$base}/a.ts',
  '%zz.ts',
  '%00.ts',
  '?only=query',
]
for (const reference of outside) {
  test(`the reference ${JSON.stringify(reference)} is seen to lead outside`, () => {
    assert.equal(resolveReference('stream', reference), undefined)
  })
}

test('a relative reference resolves against the playlist, without its query', () => {
  assert.equal(resolveReference('stream/low', '0.ts'), 'stream/low/0.ts')
  assert.equal(resolveReference('', 'low/a%20b.ts?token=1'), 'low/a b.ts')
  assert.equal(resolveReference('a', './b..c/d.ts'), 'a/b..c/d.ts')
})

const tags = [
  '#EXT-X-KEY:METHOD=AES-128,URI="https://example.org/key"',
  '#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://key"',
  '#EXT-X-MAP:URI="../init.mp4"',
  '#EXT-X-MAP:uri=../init.mp4',
  '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="x",URI="/audio.m3u8"',
  '#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="//example.org/i.m3u8"',
  '#EXT-X-SESSION-DATA:DATA-ID="x",URI="../data.json"',
  '#EXT-X-SESSION-KEY:METHOD=AES-128,URI="data:text/plain,key"',
  '#EXT-X-CONTENT-STEERING:SERVER-URI="/steer.json"',
  '#EXT-X-DATERANGE:ID="ad",CLASS="com.apple.hls.interstitial",START-DATE="2026-01-01T00:00:00Z",X-ASSET-URI="../ad.m3u8"',
  '#EXT-X-DATERANGE:ID="ad",X-ASSET-LIST="https://example.org/list.json"',
  '#EXT-X-PART:DURATION=1,URI="../part.mp4"',
  '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="../part.mp4"',
  '#EXT-X-RENDITION-REPORT:URI="../other.m3u8"',
  '#EXT-X-DEFINE:NAME="base",VALUE="https://example.org"',
]
for (const tag of tags) {
  test(`a playlist with ${tag.slice(0, 60)} is refused`, () => {
    const playlist = readPlaylist(`#EXTM3U\n${tag}\n#EXTINF:1,\n0.ts\n`, 'stream')
    assert.ok('flaw' in playlist)
    assert.match(playlist.flaw, /in line 2/)
  })
}

test('keys, maps and renditions inside the folder belong to the stream', () => {
  const media = readPlaylist(
    '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="key.bin"\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:1,\n0.m4s\n',
    's',
  )
  assert.deepEqual(media, { master: false, playlists: [], parts: ['s/key.bin', 's/init.mp4', 's/0.m4s'] })
  const master = readPlaylist(
    '#EXTM3U\r\n#EXT-X-MEDIA:TYPE=AUDIO,URI="a.m3u8"\r\n#EXT-X-STREAM-INF:BANDWIDTH=1\r\nv.m3u8\r\n',
    '',
  )
  assert.deepEqual(master, { master: true, playlists: ['a.m3u8', 'v.m3u8'], parts: [] })
})

test('a line of a million letters is read in no time', () => {
  const started = performance.now()
  readPlaylist(`#EXTM3U\n#EXT-X-MEDIA:${'A'.repeat(1_000_000)}\n${'b'.repeat(1_000_000)}\n`, '')
  assert.ok(performance.now() - started < 5000)
})
