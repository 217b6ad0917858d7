import { buildIfNeeded } from './lib/build.ts'
import { followExit, launch } from './lib/launch.ts'
import { readLaunchOptions } from './lib/options.ts'

// npm start: build what has changed, pick a runtime and a display, run the program, end as it ends.

const options = readLaunchOptions('start')
if (!(await buildIfNeeded())) process.exit(1)
followExit(
  await launch({ ...options, env: { EVENHAND_STARTED_AT: String(Math.round(performance.timeOrigin)) } }),
)
