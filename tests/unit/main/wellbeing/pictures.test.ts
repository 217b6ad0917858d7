import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { createRestPictures } from '../../../../src-main/wellbeing/pictures.ts'
import { picturePlace, pictureResponse } from '../../../../src-main/window/rest-picture.ts'
import { restPictureUrl } from '../../../../src-shared/desk/contract.ts'
import { projectRoot, temporary } from '../helpers.ts'

const fixtures = join(projectRoot, 'tests/fixtures/packs/media')

function album(t: TestContext, names: readonly string[]): { root: string; folder: string } {
  const root = temporary(t)
  const folder = join(root, 'album')
  mkdirSync(folder)
  for (const name of names) copyFileSync(join(fixtures, name), join(folder, name))
  return { root, folder }
}

async function mimesIn(folder: string): Promise<(string | null)[]> {
  const pictures = createRestPictures(() => folder)
  const count = await pictures.count()
  const places = Array.from({ length: count }, (_, place) => pictureResponse(pictures, place))
  return (await Promise.all(places)).map((response) => response.headers.get('content-type'))
}

describe('pictures for breaks', () => {
  it('are those of a folder, by what is in them, whatever their names', async (t) => {
    const kinds = ['picture.avif', 'picture.gif', 'picture.jpg', 'picture.png', 'picture.webp']
    const { folder } = album(t, [...kinds, 'clip.mp4', 'tone.mp3'])
    copyFileSync(join(fixtures, 'picture.png'), join(folder, 'notes.txt'))
    writeFileSync(join(folder, 'page.png'), '<!doctype html><script>alert(1)</script>')
    writeFileSync(join(folder, 'drawing.jpg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(folder, 'empty.gif'), '')
    mkdirSync(join(folder, 'below'))
    copyFileSync(join(fixtures, 'picture.png'), join(folder, 'below', 'picture.png'))
    assert.deepEqual(await mimesIn(folder), [
      'image/png',
      'image/avif',
      'image/gif',
      'image/jpeg',
      'image/png',
      'image/webp',
    ])
  })

  it('are not what a link out of the folder leads to, what is too large, and no pipe', async (t) => {
    const { root, folder } = album(t, ['picture.png'])
    copyFileSync(join(fixtures, 'picture.jpg'), join(root, 'outside.jpg'))
    symlinkSync('../outside.jpg', join(folder, 'out.jpg'))
    symlinkSync(join(root, 'outside.jpg'), join(folder, 'away.jpg'))
    symlinkSync('nowhere', join(folder, 'broken.jpg'))
    symlinkSync('picture.png', join(folder, 'twice.png'))
    copyFileSync(join(fixtures, 'picture.gif'), join(folder, 'vast.gif'))
    truncateSync(join(folder, 'vast.gif'), 51 * 1024 ** 2)
    if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, 'pipe.jpg')])
    assert.deepEqual(await mimesIn(folder), ['image/png', 'image/png'])
  })

  it('that became something else meanwhile are not shown', async (t) => {
    const { root, folder } = album(t, ['picture.png'])
    const pictures = createRestPictures(() => folder)
    assert.equal(await pictures.count(), 1)
    writeFileSync(join(folder, 'picture.png'), 'no picture any more')
    assert.equal((await pictureResponse(pictures, 0)).status, 404)
    assert.equal((await pictureResponse(pictures, 1)).status, 404)
    assert.equal(await createRestPictures(() => join(root, 'gone')).count(), 0)
    assert.equal(await createRestPictures(() => undefined).count(), 0)
  })

  it('come as bytes of their type that nothing else is made of, and not while the profile is locked', async (t) => {
    const { folder } = album(t, ['picture.png'])
    const response = await pictureResponse(
      createRestPictures(() => folder),
      0,
    )
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff')
    assert.ok((await response.arrayBuffer()).byteLength > 0)
    assert.equal((await pictureResponse(undefined, 0)).status, 403)
  })

  it('are at the address that the contract gives', () => {
    assert.equal(picturePlace(restPictureUrl(7)), 7)
    for (const path of [
      '/rest-picture/',
      '/rest-picture/-1',
      '/rest-picture/1/2',
      '/rest-picture/a',
      '/media/1',
    ])
      assert.equal(picturePlace(path), undefined)
  })
})
