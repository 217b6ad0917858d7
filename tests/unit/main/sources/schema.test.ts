import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { schemaFile, taskPackSchema } from '../../../../scripts/make-schema.ts'
import { mediaPathSchema } from '../../../../src-shared/model/task.ts'
import { desk, fixture, folderOf } from './helpers.ts'

const docs = join(import.meta.dirname, '../../../../docs/task-pack.md')

test('the published schema is the one of the model: node scripts/make-schema.ts', async () => {
  assert.equal(await readFile(schemaFile, 'utf8'), taskPackSchema())
})

test('the schema draws the same line for paths as the model does', () => {
  const pattern = /"pattern": ("\^\(\?!\[A-Za-z\]:.*")/.exec(taskPackSchema())?.[1]
  const published = new RegExp(JSON.parse(pattern ?? '""'))
  const pieces = fc.array(fc.constantFrom('a', '.', '..', '/', '\\', 'C:', '\0', '\n', 'é'), {
    minLength: 1,
    maxLength: 8,
  })
  fc.assert(
    fc.property(pieces, (parts) => {
      const path = parts.join('')
      assert.equal(published.test(path), mediaPathSchema.safeParse(path).success, JSON.stringify(path))
    }),
    { numRuns: 3000 },
  )
})

test('the example of the documentation can be imported as it stands', async (t) => {
  const text = await readFile(docs, 'utf8')
  const [manifest = '', list = ''] = [...text.matchAll(/```(?:json|jsonl)\n(.*?)```/gs)].map(
    (match) => match[1] ?? '',
  )
  const here = await desk(t)
  const report = await here.import(
    await folderOf(t, {
      'pack.json': manifest,
      'tasks.jsonl': list,
      'media/clip.mp4': await fixture('clip.mp4'),
      'media/clip.vtt': await fixture('clip.vtt'),
      'media/voice.mp3': await fixture('tone.mp3'),
      'media/photo.jpg': await fixture('picture.jpg'),
    }),
  )
  assert.deepEqual([report.rejected, report.problems], [[], []])
  assert.ok(report.added >= 4)
})
