import assert from 'node:assert/strict'
import { test } from 'node:test'
import { textResponse } from '../../../../src-main/window/media-response.ts'
import { longTextOf, longTextPath } from '../../../../src-shared/desk/long-text.ts'
import { taskSchema } from '../../../../src-shared/model/task.ts'
import { enter, restartable, shiftOf, taskRow } from '../helpers.ts'

const text = (text: string) => ({ content: { kind: 'text', text } })

test('a long text comes apart from its task, a short one and one with half a character do not', (t) => {
  const { store } = restartable(t)
  const long = 'ä line\n'.repeat(50_000)
  enter(store, [
    taskRow('long', text(long)),
    taskRow('short', text('A line.')),
    taskRow('half', text(`\ud800${long}`)),
  ])
  const contents = shiftOf(store)
    .view()
    .upcoming.map(({ content }) => content)
  assert.deepEqual(contents.slice(0, 2), [
    { kind: 'text', src: longTextPath },
    { kind: 'text', text: 'A line.' },
  ])
  assert.ok(contents.every((content, index) => index < 2 || 'text' in content))
  const cached = store.tasks.find('long')
  assert.equal(cached && longTextOf(cached.task.content), long)
})

test('the path that stands for it can be no file of a pack', () => {
  const task = (src: string) => taskSchema.safeParse({ id: 'a', content: { kind: 'text', src } })
  assert.equal(task('text').success, true)
  assert.equal(task(longTextPath).success, false)
})

test('it is served as it is, sealed and never into a cache', async () => {
  const response = textResponse('ä\r\n\ufeff')
  assert.equal(response.status, 200)
  assert.equal(response.headers.get('content-length'), '7')
  assert.equal(response.headers.get('cache-control'), 'no-store')
  assert.match(response.headers.get('content-security-policy') ?? '', /sandbox/)
  assert.equal(Buffer.from(await response.arrayBuffer()).toString(), 'ä\r\n\ufeff')
  assert.equal(textResponse(undefined).status, 404)
})
