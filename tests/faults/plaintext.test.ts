import assert from 'node:assert/strict'
import { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { expect, launchApp, type RunningApp } from '../e2e/fixtures.ts'
import { current, decide, painted, press } from '../e2e/moderator.ts'
import { projectRoot, temporary } from '../unit/main/helpers.ts'
import { mediaTrace, searchBelow, type Trace, textTraces } from './plaintext-search.ts'

const demo = join(projectRoot, 'assets', 'demo', 'media')

const words = {
  text: 'Zwölf Fässer standen unbemerkt am Kai von Tjörnebro.',
  title: 'Fässer am Kai, Titel',
  caption: 'Untertitel über Tjörnebro bei Nacht',
  author: 'Ottilie Quäckenbrück',
  report: 'Meldung: hier stimmt etwas mit dem Kai nicht',
  decided: 'Notiz zur Entscheidung über die Fässer',
  draft: 'Angefangene Notiz, noch ohne Entscheidung',
}
const names = {
  picture: 'tjornebro-picture.jpg',
  sound: 'tjornebro-sound.m4a',
  film: 'tjornebro-film.mp4',
  stream: 'tjornebro-stream',
  transcript: 'tjornebro-words.vtt',
}

/** A pack of each kind of content, and all that must be found nowhere once it is in. */
function writePack(folder: string): Trace[] {
  mkdirSync(folder)
  const copies: [from: string, to: string][] = [
    ['bag-stall.jpg', names.picture],
    ['garden-hour.m4a', names.sound],
    ['council-evening.mp4', names.film],
    ['garden-hour.vtt', names.transcript],
  ]
  for (const [from, to] of copies) copyFileSync(join(demo, from), join(folder, to))
  cpSync(join(demo, 'tea-parcel'), join(folder, names.stream), { recursive: true })
  const context = {
    title: words.title,
    caption: words.caption,
    author: { name: words.author },
    reports: [{ reason: 'Spam', note: words.report }],
  }
  const heard = { ...context, transcript: names.transcript }
  const tasks = [
    { id: 'text', content: { kind: 'text', text: words.text }, context },
    { id: 'picture', content: { kind: 'image', src: names.picture }, context },
    { id: 'sound', content: { kind: 'audio', src: names.sound }, context: heard },
    { id: 'film', content: { kind: 'video', src: names.film }, context: heard },
    { id: 'stream', content: { kind: 'video', src: `${names.stream}/master.m3u8` }, context: heard },
    { id: 'last', content: { kind: 'text', text: `${words.text} Ende.` }, context },
  ]
  writeFileSync(join(folder, 'tasks.jsonl'), tasks.map((task) => JSON.stringify(task)).join('\n'))
  const pack = { format: 'evenhand-pack/1', id: 'plain', title: words.title }
  writeFileSync(join(folder, 'pack.json'), JSON.stringify(pack))

  const transcript = readFileSync(join(folder, names.transcript), 'utf8')
  const spoken = transcript.split('\n').findLast((line) => line.length > 20) ?? ''
  const parts = ['240p', '360p', '720p'].map((height) => join(names.stream, height, 'part-1.m4s'))
  return [
    ...Object.entries({ ...words, spoken }).flatMap(([name, text]) => textTraces(name, text)),
    ...Object.values(names).flatMap((name) => textTraces(`the name ${name}`, name)),
    ...[names.picture, names.sound, names.film, ...parts].map((name) =>
      mediaTrace(name, readFileSync(join(folder, name))),
    ),
  ]
}

/** The folders that a program on this system may write to, all below one. */
function isolated(root: string): Record<string, string> {
  const folders = {
    TMPDIR: 'tmp',
    HOME: 'home',
    XDG_CONFIG_HOME: 'config',
    XDG_CACHE_HOME: 'cache',
    XDG_DATA_HOME: 'data',
    XDG_STATE_HOME: 'state',
    XDG_RUNTIME_DIR: 'runtime',
  }
  return Object.fromEntries(
    Object.entries(folders).map(([name, folder]) => {
      mkdirSync(join(root, folder), { mode: 0o700 })
      return [name, join(root, folder)]
    }),
  )
}

/** Reveals the task on screen; plays it with sound until it has really moved on. */
async function reviewWith(app: RunningApp, id: string): Promise<void> {
  const { page } = app
  await painted(page, id)
  await press(page, 'r')
  await expect(current(page)).toHaveAttribute('data-revealed', 'true')
  const kind = await current(page).getAttribute('data-kind')
  if (kind !== 'audio' && kind !== 'video') return
  await press(page, 'm', 'Space')
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some(
      (media) => !media.paused && media.currentTime > 0.5,
    ),
  )
}

/** Goes through the shift; the window breaks down over the last task, and the program is killed. */
async function work(app: RunningApp, search: () => void): Promise<void> {
  await reviewWith(app, 'text')
  await expect(current(app.page)).toContainText(words.text)
  await press(app.page, '/')
  await app.page.keyboard.type(words.decided)
  await press(app.page, 'Escape')
  await decide(app.page, 'b', 'Enter')
  for (const id of ['picture', 'sound', 'film', 'stream']) {
    await reviewWith(app, id)
    await decide(app.page, 'n')
  }
  await reviewWith(app, 'last')
  await press(app.page, '/')
  await app.page.keyboard.type(words.draft)
  await expect(app.page.locator('#note')).toHaveValue(words.draft)
  await press(app.page, 'Escape')
  search()
  const devtools = await app.page.context().newCDPSession(app.page)
  const crashed = app.page.waitForEvent('crash')
  // It never answers.
  void devtools.send('Page.crash').catch(() => undefined)
  await crashed
  await expect.poll(app.stderr).toContain('is loaded anew')
  await app.reconnect()
  await painted(app.page, 'last')
  search()
}

test('nothing of tasks, notes and media can be read on the disk, whatever happens to the program', async (t: TestContext) => {
  const [here, packs] = [temporary(t), temporary(t)]
  const traces = writePack(join(packs, 'pack'))
  writeFileSync(join(packs, 'control'), Buffer.concat(traces.map(({ bytes }) => bytes)))
  const inControl = new Set(searchBelow(packs, traces).found.map(({ name }) => name))
  assert.deepEqual(
    [...inControl].sort(),
    traces.map(({ name }) => name).sort(),
    'the search finds what is there',
  )
  const profile = join(here, 'profile')
  mkdirSync(profile, { mode: 0o700 })
  const search = () => {
    const { files, bytes, found } = searchBelow(here, traces)
    t.diagnostic(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, ${traces.length} traces`)
    assert.deepEqual(found, [])
    assert.ok(files > 20, 'hardly anything was written, so hardly anything was looked at')
  }
  const app = await launchApp({
    profile,
    pack: join(packs, 'pack'),
    env: isolated(here),
    settings: { reveal: 'toggle' },
  })
  try {
    await work(app, search)
  } finally {
    await app.kill()
  }
  search()
  const said = Buffer.from(app.stdout() + app.stderr())
  assert.deepEqual(
    traces.filter(({ bytes }) => said.includes(bytes)).map(({ name }) => name),
    [],
  )
})
