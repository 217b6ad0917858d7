export { ImagePane } from './image-pane.tsx'
