import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../src-shared/desk/views.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { languageName } from '../ui/language-name.ts'
import classes from './context-panel.module.css'
import { ProblemBoundary } from './problem-boundary.tsx'
import { Reports } from './reports.tsx'
import { Signals } from './signals.tsx'

/**
 * What is known around the content: its title and words, its author, the reports and what machines say. Laid out before
 * its task's turn, like the content itself.
 */
export function ContextPanel({ task, active }: { task: TaskView; active: boolean }) {
  const { t } = useTranslation()
  const inert = useAfterPaint(!active)
  return (
    <aside className={classes.panel} aria-label={t('context.title')} data-active={active} inert={inert}>
      <ProblemBoundary taskId={task.id}>
        <Known task={task} />
      </ProblemBoundary>
    </aside>
  )
}

const Known = memo(function Known({ task }: { task: TaskView }) {
  const { t, i18n } = useTranslation()
  const { context } = task
  const { author } = context
  return (
    <>
      {(context.title || context.caption) && (
        <Section title={t('context.post')}>
          {context.title && (
            <h2 className={classes.title} dir="auto">
              {context.title}
            </h2>
          )}
          {context.caption && (
            <p className={classes.caption} dir="auto">
              {context.caption}
            </p>
          )}
        </Section>
      )}
      <Section title={t('context.reports', { count: total(context.reports) })}>
        <Reports reports={context.reports} />
      </Section>
      <Section title={t('context.signals')}>
        <Signals signals={task.signals} heldBack={task.signalsHeldBack === true} />
      </Section>
      {author && (
        <Section title={t('context.author')}>
          <p className={classes.author}>
            <bdi>{author.name}</bdi>
          </p>
          <Facts>
            <Fact name={t('context.joined')} value={author.joined} />
            <Fact name={t('context.followers')} value={author.followers} />
            <Fact name={t('context.posts')} value={author.posts} />
            <Fact name={t('context.violations')} value={author.violations} />
          </Facts>
          {author.note && (
            <p className={classes.caption} dir="auto">
              {author.note}
            </p>
          )}
        </Section>
      )}
      <Section title={t('context.task')}>
        <Facts>
          <Fact name={t('context.kind')} value={t(`kind.${task.content.kind}`)} />
          <Fact name={t('context.market')} value={context.market} />
          <Fact
            name={t('context.language')}
            value={task.language && languageName(task.language, i18n.language)}
          />
          <Fact
            name={t('context.posted')}
            value={context.postedAt && t('context.moment', { value: new Date(context.postedAt) })}
          />
          <Fact name={t('context.views')} value={context.views} />
          <Fact name={t('context.severity')} value={task.severity} />
          <Fact name={t('context.priority')} value={task.priority} />
          <Fact name={t('context.pack')} value={task.packTitle} />
          <Fact name={t('context.id')} value={task.id} />
        </Facts>
      </Section>
    </>
  )
})

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h3 className={classes.heading}>{title}</h3>
      {children}
    </section>
  )
}

function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes.facts}>{children}</dl>
}

function Fact({ name, value }: { name: string; value: string | number | undefined }) {
  const { t } = useTranslation()
  if (value === undefined) return null
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <bdi>{typeof value === 'number' ? t('number', { value }) : value}</bdi>
      </dd>
    </>
  )
}

function total(reports: TaskView['context']['reports']): number {
  return reports.reduce((sum, { count }) => sum + count, 0)
}
