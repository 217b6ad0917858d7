/** Lettering as people put on their posts. Text goes into HTML, so the browser shapes every script. */
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** Bold white words with a dark outline, centred at a height, as short-video editors set them. */
export function caption(text: string, topPx: number, sizePx: number, colour = '#fff'): string {
  return `<div dir="auto" style="position:absolute;left:6%;right:6%;top:${topPx}px;text-align:center;font:900 ${sizePx}px/1.15 'Noto Sans','Noto Sans Arabic';color:${colour};-webkit-text-stroke:${Math.round(sizePx / 6)}px #111;paint-order:stroke fill">${escapeHtml(text)}</div>`
}

/** Words on a rounded plate. */
export function sticker(
  text: string,
  left: number,
  top: number,
  sizePx: number,
  back: string,
  ink = '#fff',
  turn = 0,
): string {
  return `<div dir="auto" style="position:absolute;left:${left}px;top:${top}px;transform:rotate(${turn}deg);background:${back};color:${ink};font:800 ${sizePx}px/1.2 'Noto Sans','Noto Sans Arabic';padding:${sizePx * 0.35}px ${sizePx * 0.7}px;border-radius:${sizePx * 0.5}px;white-space:nowrap">${escapeHtml(text)}</div>`
}

/** Subtitles at the bottom, as broadcasters set them. */
export function subtitle(text: string | undefined, height: number, sizePx: number): string {
  if (!text) return ''
  return `<div style="position:absolute;left:8%;right:8%;bottom:${height}px;text-align:center"><span dir="auto" style="background:#000b;color:#fff;font:600 ${sizePx}px/1.5 'Noto Sans','Noto Sans Arabic';padding:4px 12px;border-radius:6px;box-decoration-break:clone;-webkit-box-decoration-break:clone">${escapeHtml(text)}</span></div>`
}

/** A frame of the given size on which layers lie at absolute places. */
export const stage = (width: number, height: number, ...layers: string[]): string =>
  `<div style="position:relative;width:${width}px;height:${height}px;overflow:hidden"><div style="position:absolute;inset:0">${layers[0] ?? ''}</div>${layers.slice(1).join('')}</div>`
