import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewAction } from '../../src-shared/rules/program-actions.ts'
import { ask } from '../desk.ts'
import { perform } from '../review/perform.ts'
import { Keys } from '../ui/keys.tsx'
import blank from './blank-screens.module.css'

interface EmptyBenchProps {
  bench: 'audit' | 'practice'
  /** What it has come to, where there is more than one thing. */
  state?: string
  icon: ReactNode
  title: string
  children: ReactNode
  /** The dialog from which one goes on. */
  action: ReviewAction
}

/** No task of audits or of practice is on screen: what it has come to, and where to go from here. */
export function EmptyBench({ bench, state, icon, title, children, action }: EmptyBenchProps) {
  const { t } = useTranslation()
  const stage = useRef<HTMLElement>(null)
  useEffect(() => {
    void ask('window:ready', {})
    if (document.activeElement === document.body) stage.current?.focus()
  }, [])
  return (
    <section
      ref={stage}
      className={`${blank.blank} ${blank.stage}`}
      data-empty={bench}
      {...(state !== undefined && { [`data-${bench}`]: state })}
      tabIndex={-1}
      aria-label={title}
      aria-live="polite"
    >
      {icon}
      <h1>{title}</h1>
      {children}
      <div className={blank.choices}>
        <Button onClick={() => perform(action)} rightSection={<Keys action={action} />}>
          {t(`action.${action}`)}
        </Button>
        <Button
          variant="default"
          onClick={() => perform('leave-bench')}
          rightSection={<Keys action="leave-bench" />}
        >
          {t('action.leave-bench')}
        </Button>
      </div>
    </section>
  )
}
