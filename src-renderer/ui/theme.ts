import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

/** Mantine's dark scale drawn from our neutral greys, so that its controls stand on the same ground as ours. */
const dark: MantineColorsTuple = [
  '#e4e6e7',
  '#c3c8cb',
  '#a3a9ad',
  '#757c81',
  '#50565a',
  '#3a3e41',
  '#282b2d',
  '#1e2021',
  '#161718',
  '#0e0f10',
]

const accent: MantineColorsTuple = [
  '#e3f1fb',
  '#c8e2f5',
  '#a5d0ef',
  '#8ac3ec',
  '#6fb3e8',
  '#4b9bd6',
  '#2477b3',
  '#0b66a8',
  '#09568e',
  '#064470',
]

/** Mantine sets them smaller and tighter than anything else on the screen. */
const small = { fontSize: 14, lineHeight: 1.4 }

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '14px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 6,
  colors: { dark, accent },
  primaryColor: 'accent',
  // White text stands on either at 4.5:1 or more; Mantine chooses the text's colour for the light shade only.
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  respectReducedMotion: true,
  components: {
    InputWrapper: { styles: { description: small, error: small } },
    Modal: { defaultProps: { transitionProps: { duration: 0 }, centered: true } },
    Menu: { defaultProps: { transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

const quiet = {
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-placeholder': 'var(--text-quiet)',
  '--mantine-color-error': 'var(--danger)',
}

/** Mantine's own quiet greys are too faint on our grounds, and its red is none of ours. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: quiet, dark: quiet })
