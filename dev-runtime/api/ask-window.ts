import { randomUUID } from 'node:crypto'
import { deferred } from '../deferred.ts'
import { currentEngine } from '../engine.ts'
import { setHandler, toLoopback } from '../origin/origins.ts'
import { openPage } from './open-page.ts'

export interface Question {
  title: string
  message: string
  detail?: string | undefined
  /** A line of text to fill in; undefined for none. */
  field?: { value: string; hint: string } | undefined
  checkbox?: { label: string; checked: boolean } | undefined
  /** In order of display; the index is the answer. */
  buttons: string[]
  /** A sentence when what was entered will not do, shown above the field. */
  refuse?(text: string): string | undefined
}

export interface Answer {
  /** Index of the button; undefined when the window was closed instead. */
  button: number | undefined
  text: string
  checked: boolean
}

const unanswered: Answer = { button: undefined, text: '', checked: false }

interface Open {
  question: Question
  answer(answer: Answer): void
}

const open = new Map<string, Open>()

const inHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

function page({ title, message, detail, field, checkbox, buttons }: Question, problem: string): string {
  const parts = [
    `<h1>${inHtml(message)}</h1>`,
    detail ? `<p>${inHtml(detail)}</p>` : '',
    problem ? `<p role="alert">${inHtml(problem)}</p>` : '',
    field
      ? `<label>${inHtml(field.hint)}<input name="text" value="${inHtml(field.value)}" autofocus spellcheck="false"></label>`
      : '',
    checkbox
      ? `<label><input type="checkbox" name="checked" ${checkbox.checked ? 'checked' : ''}> ${inHtml(checkbox.label)}</label>`
      : '',
    `<div>${buttons.map((label, index) => `<button name="button" value="${index}">${inHtml(label)}</button>`).join('')}</div>`,
  ]
  const style = `:root{color-scheme:light dark;font:15px/1.5 system-ui,sans-serif}body{margin:24px;max-width:60ch}
    h1{font-size:17px;white-space:pre-wrap}p{white-space:pre-wrap}[role=alert]{font-weight:600}label{display:block;margin:16px 0}
    input[name=text]{display:block;width:100%;box-sizing:border-box;font:inherit;padding:6px}
    button{font:inherit;padding:6px 16px;margin-inline-end:8px}`
  return `<!doctype html><meta charset="utf-8"><title>${inHtml(title)}</title><style>${style}</style><form method="post">${parts.join('')}</form>`
}

async function serve(request: Request): Promise<Response> {
  const id = new URL(request.url).pathname.slice('/ask/'.length)
  const asked = open.get(id)
  if (!asked) return new Response('gone', { status: 404 })
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
  }
  if (request.method !== 'POST') return new Response(page(asked.question, ''), { headers })
  const form = new URLSearchParams(await request.text())
  const text = form.get('text') ?? ''
  const button = Number(form.get('button'))
  const problem = button === 0 ? asked.question.refuse?.(text) : undefined
  if (problem) {
    const { field } = asked.question
    const again = { ...asked.question, field: field && { ...field, value: text } }
    return new Response(page(again, problem), { headers })
  }
  asked.answer({ button, text, checked: form.has('checked') })
  return new Response('', { headers })
}

/** Asks a person in a window of its own. In reach of nobody else: it has an origin apart from the app's. */
export async function askInWindow(question: Question): Promise<Answer> {
  setHandler('dev-runtime', serve)
  const id = randomUUID()
  const url = `dev-runtime://window/ask/${id}`
  const { promise, resolve } = deferred<Answer>()
  open.set(id, { question, answer: resolve })
  try {
    const { page } = await openPage(url)
    page.onGone(() => resolve(unanswered))
    page.session.tell('Page.navigate', { url: await toLoopback(url) })
    const answer = await promise
    currentEngine().browser.root.tell('Target.closeTarget', { targetId: page.targetId })
    return answer
  } catch (error) {
    console.error(`The question "${question.message}" could not be shown: ${(error as Error).message}`)
    return unanswered
  } finally {
    open.delete(id)
  }
}
