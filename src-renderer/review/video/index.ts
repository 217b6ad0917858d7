export { VideoPane } from './video-pane.tsx'
