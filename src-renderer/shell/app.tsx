import { MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Failure } from '../../src-shared/desk/result.ts'
import { ask } from '../desk.ts'
import { ReviewScreen } from '../review/review-screen.tsx'
import { useKeys } from '../review/use-keys.ts'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { FailedScreen, LoadingScreen } from './blank-screens.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { followEnd, followProgress, showRunning } from './import/import-actions.ts'
import { ImportDialog } from './import/import-dialog.tsx'

/** The whole window: opens the desk once, then shows the shift. */
export function App() {
  const colorScheme = useColorScheme()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={colorScheme}>
      <Window />
    </MantineProvider>
  )
}

function Window() {
  const opened = useWorkstation(({ opening }) => opening !== undefined)
  const [failure, setFailure] = useState<Failure>()
  useKeys()
  useEffect(() => {
    const opening = openDesk()
    void opening.then(setFailure)
    const offs = [
      window.desk.on('import:progressed', followProgress),
      // What ends while the window opens may be under way still in what the window is told.
      window.desk.on('import:ended', (ended) => void opening.then(() => followEnd(ended))),
      window.desk.on('policy:changed', useWorkstation.getState().changePolicy),
      window.desk.on('shift:changed', useReview.getState().follow),
    ]
    return () => {
      for (const off of offs) off()
    }
  }, [])
  if (failure) return <FailedScreen failure={failure} />
  if (!opened) return <LoadingScreen />
  return (
    <>
      <ReviewScreen />
      <HelpDialog />
      <SettingsDialog />
      <ImportDialog />
    </>
  )
}

async function openDesk(): Promise<Failure | undefined> {
  const result = await ask('window:open', {})
  if (!result.ok) return result.error
  if (result.value.importing) showRunning(result.value.importing)
  useWorkstation.getState().open(result.value)
  useReview.getState().follow(result.value.shift)
  return undefined
}

/** The chosen theme, following the system if it is left to it. */
function useColorScheme(): 'dark' | 'light' {
  const chosen = useWorkstation(({ settings }) => settings.theme)
  const [systemDark, setSystemDark] = useState(() => matchMedia('(prefers-color-scheme: dark)').matches)
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)')
    const follow = () => setSystemDark(query.matches)
    query.addEventListener('change', follow)
    return () => query.removeEventListener('change', follow)
  }, [])
  if (chosen !== 'system') return chosen
  return systemDark ? 'dark' : 'light'
}
