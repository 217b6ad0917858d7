export { AudioPane } from './audio-pane.tsx'
