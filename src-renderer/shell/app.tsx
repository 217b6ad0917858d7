import { MantineProvider } from '@mantine/core'
import { useEffect, useState } from 'react'
import { AuditsDialog } from '../audit/audits-dialog.tsx'
import { FeedbackDialog } from '../audit/feedback-dialog.tsx'
import { BreakScreen } from '../break/break-screen.tsx'
import { ContactsDialog } from '../break/contacts-dialog.tsx'
import { followWellbeing } from '../break/follow-wellbeing.ts'
import { useSightings } from '../break/report-sighting.ts'
import { guardEscape } from '../break/rest-keys.ts'
import { FiguresDialog } from '../insights/figures/figures-dialog.tsx'
import { WellbeingDialog } from '../insights/wellbeing-dialog.tsx'
import { CasesDialog } from '../practice/cases/cases-dialog.tsx'
import { CohortDialog } from '../practice/cohort/cohort-dialog.tsx'
import { PracticeDialog } from '../practice/practice-dialog.tsx'
import { ReviewScreen } from '../review/review-screen.tsx'
import { useKeys } from '../review/use-keys.ts'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { useReview } from '../stores/review.ts'
import { useStart } from '../stores/start.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { cssVariables, theme } from '../ui/theme.ts'
import { FailedScreen, LoadingScreen } from './blank-screens.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { MyDecisionsDialog } from './history/my-decisions.tsx'
import { followEnd, followProgress } from './import/import-actions.ts'
import { ImportDialog } from './import/import-dialog.tsx'
import { LockScreen } from './lock-screen.tsx'
import { LockWarning } from './lock-warning.tsx'
import { closeDesk, openDesk } from './open-desk.ts'
import { PanicCover } from './panic-cover.tsx'
import { AlikeDialog } from './queue/alike-dialog.tsx'
import { useHeldNotice } from './queue/held-notice.ts'
import { WaitingListDialog } from './queue/waiting-list.tsx'
import { StandstillScreen } from './standstill-screen.tsx'
import { TroubleScreen } from './trouble-screen.tsx'

/** The whole window: opens the desk once, then shows the shift, the lock or what is wrong. */
export function App() {
  const colorScheme = useColorScheme()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={colorScheme}>
      <Window />
    </MantineProvider>
  )
}

function Window() {
  const shown = useStart((state) => state.shown)
  useDesk()
  switch (shown.at) {
    case 'opening':
      return <LoadingScreen />
    case 'failed':
      return <FailedScreen failure={shown.failure} />
    case 'locked':
      return <LockScreen lock={shown.lock} />
    case 'trouble':
      return <TroubleScreen trouble={shown.trouble} />
    case 'open':
      return <Shift />
    case 'closed':
      return null
  }
}

function Shift() {
  useKeys()
  useSightings()
  useHeldNotice()
  return (
    <>
      <ReviewScreen />
      <HelpDialog />
      <SettingsDialog />
      <ImportDialog />
      <AlikeDialog />
      <WaitingListDialog />
      <MyDecisionsDialog />
      <WellbeingDialog />
      <PracticeDialog />
      <CohortDialog />
      <CasesDialog />
      <AuditsDialog />
      <FeedbackDialog />
      <FiguresDialog />
      <BreakScreen />
      <ContactsDialog />
      <StandstillScreen />
      <LockWarning />
      <PanicCover />
    </>
  )
}

/** Asks main what to show, and follows what it tells unasked. */
function useDesk(): void {
  useEffect(() => {
    const opening = openDesk()
    const { changePolicy, changeSending } = useWorkstation.getState()
    const offs = [
      window.desk.on('import:progressed', followProgress),
      // What ends while the window opens may be under way still in what the window is told.
      window.desk.on('import:ended', (ended) => void opening.then(() => followEnd(ended))),
      window.desk.on('policy:changed', changePolicy),
      window.desk.on('shift:changed', useReview.getState().follow),
      window.desk.on('sending:changed', changeSending),
      window.desk.on('wellbeing:changed', (view) => void opening.then(() => followWellbeing(view))),
      window.desk.on('profile:locked', closeDesk),
      guardEscape(),
    ]
    return () => {
      for (const off of offs) off()
    }
  }, [])
}

/** The chosen theme, following the system if it is left to it. */
function useColorScheme(): 'dark' | 'light' {
  const isOpen = useStart(({ shown }) => shown.at === 'open')
  const before = useStart((state) => state.theme)
  const own = useWorkstation(({ settings }) => settings.theme)
  const chosen = isOpen ? own : before
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
