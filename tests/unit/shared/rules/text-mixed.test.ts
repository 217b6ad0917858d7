import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findMixedWords } from '../../../../src-shared/rules/text-mixed.ts'

const mixed = (text: string) => findMixedWords(text).map(({ start, end }) => text.slice(start, end))

const honest = {
  'English with foreign names':
    'The café in Łódź sells naïve Ångström-sized jalapeños; Việt Nam, Hawaiʻi, ılık.',
  Arabic: 'اشتريت هاتف iPhone من متجر Apple، و الiPhone جديد، ومعه ملف PDF وبرنامج واتساب WhatsApp.',
  Hebrew: 'קניתי מחשב Mac בApple Store, וFacebook שלי לא עובד.',
  Japanese: '私はTシャツとiPhoneケースをカラオケ店で買った。DVDもCDも見た、ﾊﾝｶｸも。',
  Chinese: '我在用iPhone和5G网络，卡拉OK真好玩。',
  Korean: '나는 LG전자에서 TV를 샀고 KBS뉴스를 본다.',
  Serbian: 'Ово је српски текст, a ovo je latinica. Он ради у IBM-у и воли Linux.',
  'Russian with Latin names': 'USB-шный кабель, SMSка, IT-шник с ноутбуком и COVIDом.',
  Ukrainian: 'Їжак і ґанок, об’єкт; п’ять хвилин.',
  'Greek mathematics': 'Δt = 5 μs, R = 10 kΩ, sinα + cosβ, ρgh, αx, 2πr, ξ = α + β·γ, λ₀',
  'Greek biology': 'PPARγ-Agonisten, TNFα, IFNγ, NFκB und HIF1α; αSMA, β2-Rezeptor.',
  Greek: 'Το κινητό μου είναι Samsung και το laptop μου Lenovo.',
  Thai: 'ภาษาไทยและiPhoneในปี2026',
  Hindi: 'हिंदी में WhatsApp पर संदेश भेजें',
  Emoticons: '(´・ω・｀) Σ(ﾟДﾟ) ¯\\_(ツ)_/¯ ʕ•ᴥ•ʔ',
  'Styled Latin': '𝐁𝐨𝐥𝐝 and 𝓼𝓬𝓻𝓲𝓹𝓽, ｆｕｌｌ ｗｉｄｔｈ',
}

for (const [name, text] of Object.entries(honest)) {
  test(`leaves honest writing alone: ${name}`, () => assert.deepEqual(mixed(text), []))
}

test('finds words that pass for others', () => {
  assert.deepEqual(mixed('Log in at pаypal or gооgle, bаnк, αpple, Googlе, KOЯN.'), [
    'pаypal',
    'gооgle',
    'bаnк',
    'αpple',
    'Googlе',
    'KOЯN',
  ])
})

test('tells which characters are odd, and like what', () => {
  assert.deepEqual(findMixedWords('fасebook')[0]?.odd, [
    { character: 'а', like: 'a' },
    { character: 'с', like: 'c' },
  ])
  // More Cyrillic than Latin, and still made to be read as Latin.
  assert.deepEqual(findMixedWords('раураl')[0]?.odd, [
    { character: 'р', like: 'p' },
    { character: 'а', like: 'a' },
    { character: 'у', like: 'y' },
  ])
  // A Latin letter in a Cyrillic word.
  assert.deepEqual(findMixedWords('Мoсква')[0]?.odd, [{ character: 'o', like: 'о' }])
})

test('hidden characters do not part a word', () => {
  assert.deepEqual(mixed('p\u200bа\u200bypal'), ['p\u200bа\u200bypal'])
})

test('words lie in the text and do not overlap, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aаαρр 語ー\u200b\ud83d1.ו') }), (text) => {
      let until = 0
      for (const { start, end, odd } of findMixedWords(text)) {
        assert.ok(start >= until && end > start && end <= text.length)
        for (const { character } of odd) assert.ok(text.slice(start, end).includes(character))
        until = end
      }
    }),
  )
})
