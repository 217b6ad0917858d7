import { fade, svg } from '../draw/colour.ts'
import { stage } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

/** A painted slogan on a shop's shutter; also the picture in the newspaper. */
function shutter(): string {
  const slats = Array.from(
    { length: 17 },
    (_, i) => `<path d="M180 ${190 + i * 32}h840v30h-840z" fill="${i % 2 ? '#8d97a0' : '#9aa4ad'}"/>`,
  ).join('')
  return svg(
    1200,
    900,
    `${fade(0, 0, 1200, 900, '#7c5a48', '#5f4436')}${Array.from({ length: 22 }, (_, i) => `<path d="M0 ${i * 42}h1200" stroke="#4b3529" stroke-width="3" opacity=".6"/>`).join('')}<rect x="150" y="60" width="900" height="110" rx="6" fill="#1f4d3a"/><text x="600" y="134" font-family="Noto Serif" font-size="60" font-weight="700" fill="#f2e3b8" text-anchor="middle">Orsin &amp; Daughters · Bakery</text><rect x="166" y="180" width="868" height="560" fill="#5c666e"/>${slats}<g transform="rotate(-4 600 460)" font-family="Noto Sans" font-weight="900" fill="#c0201f"><text x="600" y="440" font-size="170" text-anchor="middle">VELLIANS</text><text x="600" y="620" font-size="190" text-anchor="middle">OUT</text><path d="M250 452 v70 M420 460 v44 M790 636 v84 M930 448 v56" stroke="#c0201f" stroke-width="9" stroke-linecap="round"/></g><rect y="760" width="1200" height="140" fill="#6d6a66"/><path d="M0 760h1200" stroke="#8c8984" stroke-width="10"/>`,
  )
}

function newspaper(): string {
  const column = (lines: number) =>
    Array.from(
      { length: lines },
      (_, i) =>
        `<div style="height:11px;margin-bottom:11px;background:#57524a;opacity:.5;width:${i % 6 === 5 ? 62 : 96 + (i % 3)}%"></div>`,
    ).join('')
  return stage(
    1080,
    1440,
    `<div style="position:absolute;inset:0;background:linear-gradient(160deg,#6e5a45,#4a3b2d)"></div>`,
    `<div style="position:absolute;left:70px;top:70px;width:940px;height:1310px;overflow:hidden;background:#f4efe3;box-shadow:0 24px 60px #0008;padding:46px 54px;transform:rotate(1.2deg)">
      <div style="font:900 74px 'Noto Serif';text-align:center;border-bottom:6px double #222;padding-bottom:10px">The Harwick Courier</div>
      <div style="display:flex;justify-content:space-between;font:500 22px 'Noto Serif';padding:8px 0 20px"><span>Tuesday, 10 November 2026</span><span>Local · page 3</span></div>
      <div style="font:800 62px/1.12 'Noto Serif'">Third attack on bakery in a month: neighbours repaint shutter together</div>
      <div style="margin:24px 0 8px;height:520px;overflow:hidden"><div style="transform:scale(.694);transform-origin:0 0;width:1200px">${shutter()}</div></div>
      <div style="font:italic 500 22px 'Noto Serif';color:#555;margin-bottom:24px">The slogan on Sunday morning, before forty neighbours came with paint. Police treat it as a hate crime.</div>
      <div style="display:grid;grid-template-columns:1fr 1fr 1fr;gap:30px"><div>${column(12)}</div><div>${column(12)}</div><div>${column(12)}</div></div>
    </div>`,
  )
}

export const slogans: Item[] = [
  picture(
    {
      id: 'bakery-shutter',
      content: { kind: 'image', src: 'media/bakery-shutter.webp' },
      context: {
        caption: 'Finally somebody says it 👏 next the hairdresser',
        author: { name: 'harwick_first', joined: '2025-11', followers: 1260, posts: 730, violations: 2 },
        postedAt: on(8, '09:12'),
        market: 'GB',
        reports: [{ reason: 'Hate', count: 11 }],
        views: 7020,
      },
      signals: [{ source: 'image-text', label: 'hate.exclusion', title: 'Exclusion slogan', score: 0.9 }],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['hate.exclusion'],
        rationale: 'The slogan excludes a people, the caption approves and points at the next shop.',
      },
    },
    { width: 1200, height: 900 },
    shutter,
  ),
  picture(
    {
      id: 'courier-page-3',
      content: { kind: 'image', src: 'media/courier-page-3.jpg' },
      context: {
        caption: 'Proud of this street. Page 3 today.',
        author: {
          name: 'The Harwick Courier',
          joined: '2013-04',
          followers: 40_100,
          posts: 21_900,
          violations: 0,
        },
        postedAt: on(10, '07:30'),
        market: 'GB',
        reports: [{ reason: 'Hate', count: 3 }],
        views: 15_600,
      },
      signals: [{ source: 'image-text', label: 'hate.exclusion', title: 'Exclusion slogan', score: 0.84 }],
      queue: 'appeals',
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'no-violation',
        rationale:
          'The same slogan in a news photograph, reported as a crime and opposed by the text. Removed by machine, appealed: restore.',
      },
    },
    { width: 1080, height: 1440 },
    newspaper,
  ),
]
