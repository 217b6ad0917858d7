import { skins } from './colour.ts'
import type { Outfit } from './figure.ts'

/** People who appear in more than one scene. */
export const red: Outfit = { skin: skins[1], hair: '#3a2a22', top: '#c8452f', legs: '#39415a' }
export const blue: Outfit = {
  skin: skins[3],
  hair: '#1d1b22',
  style: 'bald',
  top: '#2f6fb0',
  legs: '#4a4a55',
}
export const ring: Outfit[] = [
  { skin: skins[0], hair: '#b9803c', style: 'long', top: '#7a5c99', legs: '#39415a' },
  { skin: skins[2], hair: '#1d1b22', style: 'cap', top: '#e0a030', legs: '#39415a' },
  { skin: skins[4], hair: '#3f6b6d', style: 'scarf', top: '#4f7d5b', legs: '#5a4a3a' },
  { skin: skins[1], hair: '#2b2228', style: 'bun', top: '#d46a8a', legs: '#39415a' },
  { skin: skins[3], hair: '#2b2228', style: 'short', top: '#586273', legs: '#2f3d35' },
]
