import { Modal } from '@mantine/core'
import type { ComponentProps, ReactNode } from 'react'
import { type DialogName, useWorkstation } from '../stores/workstation.ts'
import classes from './page-dialog.module.css'

interface PageDialogProps {
  dialog: DialogName
  title: string
  closeLabel: string
  /** In px, where the window has so many. */
  width?: number
  /** Neither Escape nor a click beside it closes it, so that nothing that was entered is lost by them. */
  isHeld?: boolean
  onClose?: () => void
  /** Rendered while it is open. */
  children: ReactNode
}

/** A dialog of the height of the window, whose page scrolls within it. */
export function PageDialog({ dialog, title, closeLabel, width = 1080, ...rest }: PageDialogProps) {
  const { isHeld = false, onClose, children } = rest
  const isOpen = useWorkstation((state) => state.dialog === dialog)
  const show = useWorkstation((state) => state.show)
  const close = () => {
    onClose?.()
    show(undefined)
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      closeOnEscape={!isHeld}
      closeOnClickOutside={!isHeld}
      title={title}
      size={`min(${width}px, 96vw)`}
      classNames={{ content: classes.content, body: classes.body }}
      closeButtonProps={{ 'aria-label': closeLabel }}
    >
      {isOpen && children}
    </Modal>
  )
}

/** What such a dialog shows; it needs a label. */
export function Page(props: ComponentProps<'section'>) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled must be reached by key
  return <section className={classes.page} tabIndex={0} {...props} />
}
