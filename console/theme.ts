import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import i18next from 'i18next'

// Ten shades of one green-blue; shade 7 carries white text at 5.9 : 1.
const counter: MantineColorsTuple = [
  '#e7f7f5',
  '#d2ece9',
  '#a5d9d3',
  '#74c4bc',
  '#4cb2a8',
  '#2f9f95',
  '#1a867d',
  '#0b6e69',
  '#065a56',
  '#034642',
]

// Read when something is shown, in the language of that moment.
const closeButtonProps = {
  get 'aria-label'() {
    return i18next.t('close', { ns: 'common' })
  },
}

const visibilityToggleButtonProps = {
  get 'aria-label'() {
    return i18next.t('showPassword', { ns: 'common' })
  },
}

export const theme = createTheme({
  colors: { counter },
  primaryColor: 'counter',
  primaryShade: 7,
  autoContrast: true,
  luminanceThreshold: 0.35,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  // The reader's own fonts: nothing is downloaded.
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", "PingFang TC", "Microsoft JhengHei", "Noto Sans TC", "Noto Sans CJK TC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace',
  headings: {
    fontWeight: '650',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' } },
  },
  components: {
    PasswordInput: { defaultProps: { visibilityToggleButtonProps } },
    Notification: { defaultProps: { closeButtonProps } },
    Button: { defaultProps: { size: 'sm' } },
    // An empty place for the first focus would be no item of the menu.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Table: {
      defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', highlightOnHover: true },
    },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 250,
        events: { hover: true, focus: true, touch: true },
      },
    },
    Modal: {
      defaultProps: { closeButtonProps, centered: true, overlayProps: { backgroundOpacity: 0.35 } },
    },
  },
})

// Mantine's own grey for secondary text and placeholders is under 4.5 : 1 on white.
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#565f69',
    '--mantine-color-placeholder': '#656d76',
    '--mantine-color-error': '#c22f2f',
  },
  dark: {},
})
