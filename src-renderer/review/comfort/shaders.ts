const head = `#version 300 es
precision highp float;
uniform sampler2D source;
in vec2 place;
out vec4 result;
`

/** One triangle that is larger than the canvas. */
export const placeShader = `#version 300 es
out vec2 place;
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  place = corner;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`

export const copyShader = `${head}
void main() { result = vec4(texture(source, place).rgb, 1.0); }`

/**
 * Of the window of radius + 1 pixels that begins at a pixel and goes to the right: mean colour, and the mean of the
 * brightness's square, from which its variance comes.
 */
export function meansAcrossShader(radius: number): string {
  return `${head}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 last = textureSize(source, 0) - 1;
  vec4 sum = vec4(0.0);
  for (int i = 0; i <= ${radius}; i++) {
    vec3 colour = texelFetch(source, ivec2(min(at.x + i, last.x), at.y), 0).rgb;
    float light = dot(colour, vec3(0.299, 0.587, 0.114));
    sum += vec4(colour, light * light);
  }
  result = sum / ${radius + 1}.0;
}`
}

/** The same downwards over what was found across. */
export function meansDownShader(radius: number): string {
  return `${head}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  ivec2 last = textureSize(source, 0) - 1;
  vec4 sum = vec4(0.0);
  for (int i = 0; i <= ${radius}; i++) sum += texelFetch(source, ivec2(at.x, min(at.y + i, last.y)), 0);
  result = sum / ${radius + 1}.0;
}`
}

/** Of the four windows that meet in a pixel, the mean of the one that varies least. */
export function cornerShader(radius: number): string {
  return `${head}
void main() {
  ivec2 at = ivec2(gl_FragCoord.xy);
  vec3 chosen = vec3(0.0);
  float least = 1e9;
  for (int corner = 0; corner < 4; corner++) {
    ivec2 begin = max(at - ${radius} * ivec2(corner & 1, corner >> 1), ivec2(0));
    vec4 mean = texelFetch(source, begin, 0);
    float light = dot(mean.rgb, vec3(0.299, 0.587, 0.114));
    float variance = mean.a - light * light;
    if (variance < least) {
      least = variance;
      chosen = mean.rgb;
    }
  }
  result = vec4(chosen, 1.0);
}`
}
