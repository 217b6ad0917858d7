import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, LookupFunction } from 'node:net'
import { type TestContext, test } from 'node:test'
import { createFetcher, type FetchOptions, isAllowedHost } from '../../../../src-main/sources/fetch-media.ts'
import { openSource } from '../../../../src-main/sources/open-source.ts'
import { isPublicAddress } from '../../../../src-main/sources/public-address.ts'
import { Unavailable } from '../../../../src-main/sources/source.ts'
import { selfSigned } from './certificate.ts'
import { desk, entriesOf, fileOf, fixture } from './helpers.ts'

const certificate = selfSigned('media.test')

/** Every name is this machine, as a name server of the test's own would say. */
const loopback: LookupFunction = (_host, options, callback) => {
  const address = { address: '127.0.0.1', family: 4 }
  if (options.all) callback(null, [address])
  else callback(null, address.address, address.family)
}

/** A real server, and terms that reach it: loopback counts as public here, since nothing else answers in a test. */
async function serve(
  t: TestContext,
  answer: RequestListener,
): Promise<{ host: string; terms: FetchOptions }> {
  const server = createServer(certificate, answer)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `media.test:${(server.address() as AddressInfo).port}`
  const terms = { allowedHosts: [host], lookup: loopback, ca: certificate.cert, isAllowedAddress: () => true }
  return { host, terms }
}

async function fetched(address: string, terms: FetchOptions, signal?: AbortSignal): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of createFetcher(terms)(address, signal)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('media of an allowed host is fetched', async (t) => {
  const { host, terms } = await serve(t, (_request, response) => response.end('hello'))
  assert.equal((await fetched(`https://${host}/a`, terms)).toString(), 'hello')
})

test('a host that is not allowed, another scheme and a password are refused before any connection', async (t) => {
  let asked = 0
  const { host, terms } = await serve(t, (_request, response) => {
    asked += 1
    response.end()
  })
  await assert.rejects(
    fetched(`https://other.test/a`, terms),
    /may not be fetched from "other.test"; .*--allow-hosts other.test/,
  )
  await assert.rejects(fetched(`https://media.test/a`, terms), /may not be fetched/)
  await assert.rejects(fetched(`http://${host}/a`, terms), /is not an https address/)
  await assert.rejects(fetched(`file:///etc/passwd`, terms), /is not an https address/)
  await assert.rejects(fetched(`nonsense`, terms), /is not an address/)
  await assert.rejects(fetched(`https://me:secret@${host}/a`, terms), /with a password/)
  assert.equal(asked, 0)
})

test('a name that leads to a private address is refused at the connection', async (t) => {
  const { host, terms } = await serve(t, (_request, response) => response.end('secret'))
  const { isAllowedAddress: _lenient, ...strict } = terms
  await assert.rejects(
    fetched(`https://${host}/a`, strict),
    /"media.test" is an address inside a private network/,
  )
})

test('an address written out is checked too, in every spelling', async () => {
  for (const host of [
    '127.0.0.1',
    '2130706433',
    '0x7f.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    '10.0.0.1',
  ]) {
    const allowedHosts = [new URL(`https://${host}/`).hostname]
    await assert.rejects(fetched(`https://${host}/a`, { allowedHosts }), /inside a private network/)
  }
})

test('of several addresses of a name, one private one is enough to refuse', async (t) => {
  const { host, terms } = await serve(t, (_request, response) => response.end('secret'))
  const lookup: LookupFunction = (_host, _options, callback) =>
    callback(null, [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ])
  const { isAllowedAddress: _lenient, ...strict } = terms
  await assert.rejects(fetched(`https://${host}/a`, { ...strict, lookup }), /inside a private network/)
})

test('a redirect is followed under the same rules', async (t) => {
  const { host, terms } = await serve(t, (request, response) => {
    const targets: Record<string, string> = {
      '/good': '/end',
      '/away': 'https://other.test/end',
      '/down': `http://${host}/end`,
      '/inside': 'https://127.0.0.1/end',
      '/circle': '/circle',
    }
    const location = targets[request.url ?? '']
    if (location) response.writeHead(302, { location }).end()
    else response.end('there')
  })
  assert.equal((await fetched(`https://${host}/good`, terms)).toString(), 'there')
  await assert.rejects(fetched(`https://${host}/away`, terms), /may not be fetched from "other.test"/)
  await assert.rejects(fetched(`https://${host}/down`, terms), /not an https address/)
  await assert.rejects(fetched(`https://${host}/inside`, terms), /may not be fetched from "127.0.0.1"/)
  await assert.rejects(fetched(`https://${host}/circle`, terms), /without end/)
})

test('size and silence are bounded, declared or not', async (t) => {
  const { host, terms } = await serve(t, (request, response) => {
    if (request.url === '/declared') response.writeHead(200, { 'content-length': 1_000_000 })
    if (request.url === '/silent') response.write('a')
    else response.end(Buffer.alloc(1_000_000))
  })
  await assert.rejects(fetched(`https://${host}/declared`, { ...terms, maxBytes: 1000 }), /larger than 1 kB/)
  await assert.rejects(
    fetched(`https://${host}/undeclared`, { ...terms, maxBytes: 1000 }),
    /larger than 1 kB/,
  )
  await assert.rejects(fetched(`https://${host}/silent`, { ...terms, idleMs: 50 }), /sent nothing for 0.05 s/)
  await assert.rejects(
    fetched(`https://${host}/silent`, { ...terms, totalMs: 50 }),
    /took longer than 0.05 s/,
  )
})

test('what a later try may bring is marked so', async (t) => {
  const { host, terms } = await serve(t, (request, response) => {
    if (request.url === '/cut') {
      response.writeHead(200, { 'content-length': 100 })
      response.write('only', () => response.destroy())
    } else response.writeHead(Number(request.url?.slice(1))).end()
  })
  for (const path of ['404', '429', '500', 'cut'])
    await assert.rejects(fetched(`https://${host}/${path}`, terms), Unavailable)
})

test('a certificate that nobody vouches for is refused', async (t) => {
  const { host, terms } = await serve(t, (_request, response) => response.end('hello'))
  const { ca: _trusted, ...strangers } = terms
  await assert.rejects(fetched(`https://${host}/a`, strangers), /could not be fetched \(.*certificate/)
})

test('a fetch that is stopped ends with the reason', async (t) => {
  const { host, terms } = await serve(t, (_request, response) => void response.write('a'))
  const stop = new AbortController()
  const reason = new Error('stopped')
  const chunks = createFetcher(terms)(`https://${host}/a`, stop.signal)
  await chunks.next()
  stop.abort(reason)
  await assert.rejects(chunks.next(), reason)
})

test('a table of addresses becomes tasks whose kinds are told by the content', async (t) => {
  const clip = await fixture('clip.mp4')
  const files: Record<string, Buffer | string> = {
    '/one': clip,
    '/two.mp4': await fixture('picture.png'),
    '/three': await fixture('sound-only.webm'),
    '/page': '<!doctype html><title>Sign in</title>',
    '/cut': clip.subarray(0, clip.length - 100),
  }
  const { host, terms } = await serve(t, (request, response) => {
    const file = files[request.url ?? '']
    if (file === undefined) response.writeHead(404).end()
    else response.setHeader('content-type', 'text/html').end(file)
  })
  const rows = [...Object.keys(files), '/gone'].map((path, index) => `${index},https://${host}${path},Look`)
  const path = await fileOf(t, 'links.csv', `id,link,text\n${rows.join('\n')}\n`)
  const { allowedHosts, ...fetching } = terms
  const here = await desk(t)
  const report = await here.import(path, { allowHosts: allowedHosts, fetching })
  assert.deepEqual([report.added, report.problemCount, report.rejectedCount], [4, 1, 2])
  const kinds = ['0', '1', '2'].map((id) => here.store.tasks.find(id)?.task.content.kind)
  assert.deepEqual(kinds, ['video', 'image', 'audio'])
  assert.equal(here.store.tasks.find('0')?.task.context.caption, 'Look')
  const [src = ''] = Object.keys(here.store.tasks.find('0')?.mediaTypes ?? {})
  assert.deepEqual((await here.kept('0', src))?.bytes, clip)
  assert.match(report.problems[0]?.reason ?? '', /cut off/)
  assert.match(report.rejected[0]?.reason ?? '', /is a web page; give the address of a media file itself/)
  assert.match(report.rejected[1]?.reason ?? '', /no longer there \(404\)/)
})

test('entries that are not read do not hold the table up', async (t) => {
  const { host, terms } = await serve(
    t,
    (_request, response) => void response.write(Buffer.alloc(200_000, 'text ')),
  )
  const path = await fileOf(
    t,
    'links.csv',
    `id,link\n${[1, 2, 3].map((id) => `${id},https://${host}/${id}`).join('\n')}\n`,
  )
  const { allowedHosts, ...fetching } = terms
  assert.equal((await entriesOf(await openSource(path, { allowHosts: allowedHosts, fetching }))).length, 3)
})

test('addresses of the public internet are told from all others', () => {
  const reserved = [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.31.0.1',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd12::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'not an address',
    '',
  ]
  for (const address of reserved) assert.equal(isPublicAddress(address), false, address)
  for (const address of ['8.8.8.8', '93.184.215.14', '2606:4700::1111', '2a00:1450::1'])
    assert.equal(isPublicAddress(address), true, address)
})

test('hosts are allowed by name, by a star for those below, and by port', () => {
  const allowed = ['example.org', '*.cdn.example', 'odd.example:8443']
  const cases: [string, boolean][] = [
    ['https://example.org/', true],
    ['https://EXAMPLE.org./', true],
    ['https://www.example.org/', false],
    ['https://badexample.org/', false],
    ['https://a.b.cdn.example/', true],
    ['https://cdn.example/', false],
    ['https://evilcdn.example/', false],
    ['https://odd.example/', false],
    ['https://odd.example:8443/', true],
    ['https://example.org:8443/', false],
  ]
  for (const [address, expected] of cases)
    assert.equal(isAllowedHost(new URL(address), allowed), expected, address)
})
