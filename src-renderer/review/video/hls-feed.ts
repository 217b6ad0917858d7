import type HlsType from 'hls.js'
import type { ErrorData, HlsConfig } from 'hls.js'
import workerUrl from 'hls.js/dist/hls.worker.js?url'
import { statusOf } from '../media/load-bytes.ts'
import type { MediaFeed, Quality } from '../media/native-feed.ts'
import { type ProblemName, problemOfStatus } from '../media/problems.ts'

/** Starts low and steps up; buffers little, because a moderator looks at most things for half a minute. */
const config: Partial<HlsConfig> = {
  workerPath: workerUrl,
  startLevel: 0,
  maxBufferLength: 10,
  maxMaxBufferLength: 20,
  backBufferLength: 10,
  // Main hands out files that are there: one that breaks off will hardly be whole a second later, and whoever waits for it is
  // told at once. The rest as hls.js has it.
  fragLoadPolicy: {
    default: {
      maxTimeToFirstByteMs: 10_000,
      maxLoadTimeMs: 120_000,
      timeoutRetry: { maxNumRetry: 4, retryDelayMs: 0, maxRetryDelayMs: 0 },
      errorRetry: { maxNumRetry: 6, retryDelayMs: 100, maxRetryDelayMs: 200 },
    },
  },
}

/** Lost parts in a row after which a playlist counts as broken. */
const patience = 3

/**
 * Plays an HLS folder through hls.js, which is loaded only when the first such task comes. `root` is the address
 * under which all files of the task lie: a playlist that points elsewhere is refused.
 */
export function attachHls(
  video: HTMLVideoElement,
  url: string,
  root: string,
  onProblem: (problem: ProblemName) => void,
): MediaFeed {
  let hls: HlsType | undefined
  let active = false
  const life = new AbortController()
  let recovered = false
  let quality: Quality | undefined
  const listeners = new Set<() => void>()

  const tellQuality = (player: HlsType) => {
    const playing = player.currentLevel >= 0 ? player.currentLevel : undefined
    quality = {
      heights: player.levels.map(({ height }) => height),
      chosen: player.autoLevelEnabled ? undefined : player.manualLevel,
      playing,
    }
    for (const listener of listeners) listener()
  }

  const explainLoss = async ({ response, frag }: ErrorData) => {
    // A part that breaks off has no status; its first byte tells whether it is there.
    const status = response?.code || (await statusOf(frag?.url ?? url, life.signal))
    if (!life.signal.aborted) onProblem(problemOfPart(status))
  }

  const start = async () => {
    const { default: Hls } = await import('hls.js')
    if (life.signal.aborted) return
    const player = new Hls(config)
    hls = player
    const refuseElsewhere = (addresses: (string | undefined)[]) => {
      if (addresses.some((address) => address !== undefined && !address.startsWith(root))) {
        player.stopLoad()
        onProblem('playlist-elsewhere')
      }
    }
    player.on(Hls.Events.MANIFEST_LOADED, (_event, data) => {
      refuseElsewhere(
        [...data.levels, ...data.audioTracks, ...(data.subtitles ?? [])].map((track) => track.url),
      )
    })
    player.on(Hls.Events.LEVEL_LOADED, (_event, { details }) => {
      refuseElsewhere(details.fragments.flatMap((part) => [part.url, part.initSegment?.url]))
    })
    player.on(Hls.Events.MANIFEST_PARSED, () => tellQuality(player))
    player.on(Hls.Events.LEVEL_SWITCHED, () => {
      tellQuality(player)
      // A still video keeps the frame of the other rendition until it is sought anew.
      const { currentTime } = video
      if (active && video.paused && quality?.chosen !== undefined) video.currentTime = currentTime
    })
    // hls.js would ask for a lost part again and again, and at other levels, without ever giving up.
    let lost = 0
    player.on(Hls.Events.FRAG_BUFFERED, () => {
      lost = 0
    })
    player.on(Hls.Events.ERROR, (_event, data) => {
      if (data.details === 'fragLoadError' && ++lost >= patience) {
        player.stopLoad()
        void explainLoss(data)
        return
      }
      if (!data.fatal) return
      if (data.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered) {
        recovered = true
        player.recoverMediaError()
      } else {
        player.stopLoad()
        onProblem(problemOfHls(data))
      }
    })
    player.loadSource(url)
    player.attachMedia(video)
  }

  // What waits its turn holds its first frame and fetches no more.
  const onFirstFrame = () => {
    if (!active) hls?.stopLoad()
  }
  video.addEventListener('loadeddata', onFirstFrame)
  start().catch(() => onProblem('unreachable'))

  return {
    setActive(now) {
      if (now === active) return
      active = now
      if (active) hls?.startLoad()
      else if (video.readyState >= video.HAVE_CURRENT_DATA) hls?.stopLoad()
    },
    quality: {
      state: () => quality,
      subscribe(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      next() {
        if (!hls || !quality) return
        const next = (quality.chosen ?? -1) + 1
        // Loads the place where the video is anew, so that a still frame becomes sharper too.
        if (next < quality.heights.length) hls.currentLevel = next
        else hls.loadLevel = -1
        tellQuality(hls)
      },
    },
    dispose() {
      life.abort()
      listeners.clear()
      video.removeEventListener('loadeddata', onFirstFrame)
      video.pause()
      hls?.destroy()
      video.removeAttribute('src')
      video.load()
    },
  }
}

function problemOfPart(status: number): ProblemName {
  if (status === 0) return 'unreachable'
  return status === 404 || status === 410 ? 'playlist-part' : 'unreadable'
}

function problemOfHls(data: ErrorData): ProblemName {
  const status = data.response?.code ?? 0
  if (data.details.endsWith('TimeOut')) return 'stalled'
  if (data.details === 'manifestLoadError') return status >= 400 ? problemOfStatus(status) : 'unreachable'
  if (data.details.startsWith('manifestIncompatible') || data.details === 'bufferAddCodecError')
    return 'unsupported'
  if (data.details.startsWith('manifest') || data.details.startsWith('level')) return 'playlist'
  if (data.type === 'networkError') return 'playlist-part'
  return 'damaged'
}
