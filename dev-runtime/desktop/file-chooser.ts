import { execFile } from 'node:child_process'
import { findProgram } from './find-program.ts'

export interface FileQuestion {
  title: string
  start: string
  save: boolean
  directory: boolean
  multiple: boolean
  filters: { name: string; extensions: string[] }[]
}

/** The desktop's own file chooser, when there is one on this desktop. */
export function findFileChooser(): string | undefined {
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined
  if (process.env.EVENHAND_HEADLESS === '1') return undefined
  return findProgram('zenity')
}

/** The chosen paths; undefined when the person cancelled. */
export function chooseFiles(program: string, question: FileQuestion): Promise<string[] | undefined> {
  const patterns = ({ name, extensions }: FileQuestion['filters'][number]) =>
    `--file-filter=${name} | ${extensions.map((extension) => (extension === '*' ? '*' : `*.${extension}`)).join(' ')}`
  const flags = [
    '--file-selection',
    '--separator=\n',
    `--title=${question.title}`,
    `--filename=${question.start}`,
    ...(question.save ? ['--save'] : []),
    ...(question.directory ? ['--directory'] : []),
    ...(question.multiple ? ['--multiple'] : []),
    ...question.filters.map(patterns),
  ]
  return new Promise((resolve) => {
    execFile(program, flags, { encoding: 'utf8' }, (error, output) => {
      resolve(error ? undefined : output.trimEnd().split('\n'))
    })
  })
}
