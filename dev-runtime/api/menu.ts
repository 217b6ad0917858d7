import { notImplemented, strict } from '../strict.ts'

export interface MenuItemOptions {
  id?: string
  label?: string
  type?: string
  role?: string
  accelerator?: string
  enabled?: boolean
  visible?: boolean
  checked?: boolean
  click?: (item: object, window: undefined, event: object) => void
  submenu?: MenuItemOptions[] | Menu
}

export class Menu {
  readonly items: MenuItemOptions[] = []

  static buildFromTemplate(template: MenuItemOptions[]): Menu {
    const menu = new Menu()
    for (const { submenu, ...item } of template) {
      const nested = Array.isArray(submenu)
        ? { submenu: Menu.buildFromTemplate(submenu) }
        : submenu
          ? { submenu }
          : {}
      menu.append({ enabled: true, visible: true, ...item, ...nested })
    }
    return menu
  }
  /** There is no menu bar in an app window of Chromium; the accelerators of the menu work. */
  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  append(item: MenuItemOptions): void {
    this.items.push(item)
  }
  getMenuItemById(id: string): MenuItemOptions | null {
    return flatten(this).find((item) => item.id === id) ?? null
  }
  popup(): never {
    throw notImplemented('Menu.popup')
  }
}

let applicationMenu: Menu | null = null

function flatten(menu: Menu): MenuItemOptions[] {
  return menu.items.flatMap((item) => [item, ...(item.submenu instanceof Menu ? flatten(item.submenu) : [])])
}

// Electron's spellings → the one that the page reports, modifiers in this order.
const order = ['Control', 'Alt', 'Shift', 'Meta']
// biome-ignore format: a table
const spellings: Record<string, string> = {
  CTRL: 'Control', CONTROL: 'Control', CMDORCTRL: process.platform === 'darwin' ? 'Meta' : 'Control',
  COMMANDORCONTROL: process.platform === 'darwin' ? 'Meta' : 'Control', CMD: 'Meta', COMMAND: 'Meta', SUPER:
  'Meta', META: 'Meta', ALT: 'Alt', OPTION: 'Alt', SHIFT: 'Shift', PLUS: '+', SPACE: ' ', ESC: 'ESCAPE',
  RETURN: 'ENTER', UP: 'ARROWUP', DOWN: 'ARROWDOWN', LEFT: 'ARROWLEFT', RIGHT: 'ARROWRIGHT',
}

function normalise(accelerator: string): string {
  const parts = accelerator.split('+').map((part) => spellings[part.toUpperCase()] ?? part.toUpperCase())
  const modifiers = order.filter((name) => parts.includes(name))
  return [...modifiers, ...parts.filter((part) => !order.includes(part))].join('+')
}

function bound(): MenuItemOptions[] {
  return applicationMenu
    ? flatten(applicationMenu).filter((item) => item.accelerator && item.enabled !== false)
    : []
}

/** The key combinations of the application menu, in the page's spelling. */
export function accelerators(): string[] {
  return bound().map((item) => normalise(item.accelerator ?? ''))
}

export function pressAccelerator(accelerator: string): void {
  const item = bound().find((candidate) => normalise(candidate.accelerator ?? '') === accelerator)
  if (item?.role && !item.click) throw notImplemented(`the menu role '${item.role}'`)
  item?.click?.(strict('menuItem', { ...item }), undefined, {})
}
