import type { ReactNode } from 'react'
import classes from './safety.module.css'

/** One matter of safety: what it is called and what it does on one side, its controls on the other. */
export function Section({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div>
        <h3>{title}</h3>
        <p>{why}</p>
      </div>
      <div className={classes.controls}>{children}</div>
    </section>
  )
}
