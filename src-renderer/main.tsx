import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import './ui/tokens.css'
import { createRoot } from 'react-dom/client'
import { startMessages } from './i18n/i18n.ts'
import { App } from './shell/app.tsx'
import { readKeyboardLayout } from './ui/stroke-text.ts'

await Promise.all([startMessages(), readKeyboardLayout()])
const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
createRoot(root).render(<App />)
