import classes from './dialogs.module.css'

/** What came of something that was asked for in a dialog: a sentence, and where it has them, more of them. */
export interface SaidWords {
  tone: 'info' | 'danger'
  text: string
  list?: readonly string[]
}

export function Said({ said }: { said: SaidWords | undefined }) {
  if (!said) return null
  const { tone, text, list = [] } = said
  return (
    <section className={classes.said} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <p>{text}</p>
      {list.length > 0 && (
        <ul>
          {list.map((sentence) => (
            <li key={sentence} dir="auto">
              {sentence}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
