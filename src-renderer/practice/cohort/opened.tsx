import { ItemPage } from './item-page.tsx'
import { PersonPage } from './person-page.tsx'

/** What was opened from a list. */
export type Opened = { what: 'person'; id: string } | { what: 'item'; pack: string; place: number }

interface Props {
  opened: Opened
  /** The lists show only this pack. */
  pack: string | undefined
  onOpen: (one: Opened) => void
  onLeave: () => void
}

export function OpenedPage({ opened, pack, onOpen, onLeave }: Props) {
  return opened.what === 'person' ? (
    <PersonPage
      id={opened.id}
      pack={pack}
      onOpen={(item) => onOpen({ what: 'item', pack: item.pack, place: item.place })}
      onLeave={onLeave}
    />
  ) : (
    <ItemPage pack={opened.pack} place={opened.place} onLeave={onLeave} />
  )
}
