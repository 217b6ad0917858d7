import { writeSync } from 'node:fs'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets } from '../unit/main/helpers.ts'
import { sendingOf } from './sending-of.ts'

// Sends what a profile has to send, and stays until it is killed.

const [folder, sendFolder] = process.argv.slice(2)
if (folder === undefined || sendFolder === undefined) throw new Error('send-worker.ts FOLDER SEND-FOLDER')
const profile = await openProfile(folder, { assets, now: Date.now })
writeSync(1, `${JSON.stringify({ kind: 'ready' })}\n`)
sendingOf(profile, sendFolder).wake()
setInterval(() => {}, 60_000)
