import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { languageName } from '../../../../src-renderer/ui/language-name.ts'
import { languageSchema } from '../../../../src-shared/model/kind.ts'

test('a language has its name in the language of the interface', () => {
  assert.equal(languageName('pt-BR', 'en'), 'Brazilian Portuguese')
  assert.equal(languageName('ar', 'fr'), 'arabe')
})

test('a tag without a name stands for itself', () => {
  for (const tag of ['zh-yue', 'en-a1', 'xx', 'en-12345678-12345678'])
    assert.equal(languageName(tag, 'en'), tag)
})

test('every tag that a task may carry can be shown', () => {
  const tags = fc.stringMatching(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/)
  fc.assert(
    fc.property(tags, (tag) => {
      assert.ok(languageSchema.safeParse(tag).success)
      assert.notEqual(languageName(tag, 'en'), '')
    }),
  )
})
