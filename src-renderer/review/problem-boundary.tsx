import i18next from 'i18next'
import { Component, type ReactNode } from 'react'
import { useReview } from '../stores/review.ts'

interface Props {
  taskId: string
  children: ReactNode
}

/**
 * Keeps a task that cannot be drawn from taking the whole window with it, now and at every start again: it becomes a
 * problem of that task, which is then decided without its content. A class, because React has no other way to catch.
 */
export class ProblemBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    const message = error instanceof Error ? error.message : String(error)
    useReview.getState().reportProblem(this.props.taskId, i18next.t('problem.drawing', { message }))
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}
