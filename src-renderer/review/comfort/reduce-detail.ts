import { copyShader, cornerShader, meansAcrossShader, meansDownShader, placeShader } from './shaders.ts'

/** Draws a source of `width` × `height` pixels onto the canvas that the reducer was made for. */
export type Reducer = (source: CanvasImageSource, width: number, height: number) => void

/** How much is smoothed, and with how much work. */
interface Quality {
  /** The shorter side of what is drawn, in pixels. Finer detail is what should go; it also bounds the work for any source. */
  shorterSide: number
  /** Side of a window in which a pixel is smoothed, at that size. */
  radius: number
  /** The second time takes what the first left standing. */
  rounds: number
}

/** Windows of 1.5 % of the picture, twice over: what is smaller than about 3 % goes. */
const onGraphics: Quality = { shorterSide: 480, radius: 7, rounds: 2 }
/** Where the processor has to draw: a tenth of the work, by count of texture reads, and coarser. */
const onProcessor: Quality = { shorterSide: 240, radius: 4, rounds: 1 }
const longestSide = 1600

/**
 * An edge-preserving smoother after Kuwahara: each pixel becomes the mean of that one of the four windows at its corners
 * that varies least, so that areas flow together and edges stay. Means and variances come from sums across and down, which makes
 * the cost of a pixel grow with the radius and not with its square. Undefined where WebGL 2 or drawing to
 * half-float textures is missing.
 * @see Kuwahara et al. 1976, "Processing of RI-angiocardiographic images"
 */
export function createReducer(canvas: OffscreenCanvas): Reducer | undefined {
  const gl = canvas.getContext('webgl2', { alpha: false, antialias: false, depth: false })
  const scaler = new OffscreenCanvas(1, 1)
  const scaled = scaler.getContext('2d', { alpha: false })
  if (!scaled || !gl?.getExtension('EXT_color_buffer_float') || gl.isContextLost()) return undefined
  const { shorterSide, radius, rounds } = isOnProcessor(gl) ? onProcessor : onGraphics
  const program = {
    copy: link(gl, copyShader),
    across: link(gl, meansAcrossShader(radius)),
    down: link(gl, meansDownShader(radius)),
    corner: link(gl, cornerShader(radius)),
  }
  if (!program.copy || !program.across || !program.down || !program.corner) return undefined
  const { copy, across, down, corner } = program
  const source = gl.createTexture()
  const small = createTarget(gl)
  const sums = createTarget(gl)
  const means = createTarget(gl)
  let size = ''

  const pass = (run: WebGLProgram, from: WebGLTexture, onto: Target | null) => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, onto?.buffer ?? null)
    // biome-ignore lint/correctness/useHookAtTopLevel: a method of WebGL, not React's hook
    gl.useProgram(run)
    gl.bindTexture(gl.TEXTURE_2D, from)
    gl.drawArrays(gl.TRIANGLES, 0, 3)
  }

  return (picture, width, height) => {
    const fitted = sizeOf(width, height, shorterSide)
    if (size !== `${fitted.width} ${fitted.height}`) {
      size = `${fitted.width} ${fitted.height}`
      Object.assign(canvas, fitted)
      Object.assign(scaler, fitted)
      scaled.imageSmoothingQuality = 'medium'
      for (const target of [small, sums, means]) resize(gl, target, fitted.width, fitted.height)
    }
    gl.viewport(0, 0, fitted.width, fitted.height)
    // Reduced before it goes over: the graphics card's own way of doing it costs three times as much without one.
    scaled.drawImage(picture, 0, 0, fitted.width, fitted.height)
    gl.bindTexture(gl.TEXTURE_2D, source)
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, true)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, scaler)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
    pass(copy, source, small)
    for (let round = 1; round <= rounds; round++) {
      pass(across, small.texture, sums)
      pass(down, sums.texture, means)
      pass(corner, means.texture, round === rounds ? null : small)
    }
  }
}

/** Whether one of the programs that stand in for a graphics card draws: the browser's own, Mesa's or Windows'. */
function isOnProcessor(gl: WebGL2RenderingContext): boolean {
  const names = gl.getExtension('WEBGL_debug_renderer_info')
  const name = String(names && gl.getParameter(names.UNMASKED_RENDERER_WEBGL))
  return /swiftshader|llvmpipe|softpipe|basic render|software/i.test(name)
}

/** Never larger than the source. */
function sizeOf(width: number, height: number, shorterSide: number): { width: number; height: number } {
  const scale = Math.min(1, shorterSide / Math.min(width, height), longestSide / Math.max(width, height))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

interface Target {
  texture: WebGLTexture
  buffer: WebGLFramebuffer
}

function createTarget(gl: WebGL2RenderingContext): Target {
  return { texture: gl.createTexture(), buffer: gl.createFramebuffer() }
}

function resize(
  gl: WebGL2RenderingContext,
  { texture, buffer }: Target,
  width: number,
  height: number,
): void {
  gl.bindTexture(gl.TEXTURE_2D, texture)
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA16F, width, height, 0, gl.RGBA, gl.HALF_FLOAT, null)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.NEAREST)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.NEAREST)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE)
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE)
  gl.bindFramebuffer(gl.FRAMEBUFFER, buffer)
  gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
}

/** Undefined if the driver refuses it, as all do while the context is lost. */
function link(gl: WebGL2RenderingContext, fragment: string): WebGLProgram | undefined {
  const program = gl.createProgram()
  for (const [type, text] of [
    [gl.VERTEX_SHADER, placeShader],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)
    if (!shader) return undefined
    gl.shaderSource(shader, text)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
    gl.deleteShader(shader)
  }
  gl.linkProgram(program)
  return gl.getProgramParameter(program, gl.LINK_STATUS) ? program : undefined
}
