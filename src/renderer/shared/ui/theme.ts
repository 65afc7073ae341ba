import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The accent of tokens.css as the ten shades Mantine wants. */
const violet: MantineColorsTuple = [
  '#f1effc',
  '#ebe8fb',
  '#d6d0f6',
  '#b3a6fa',
  '#a596f7',
  '#7d69e6',
  '#6f59dd',
  '#5b45c9',
  '#4b37b0',
  '#3d2c93',
];

/** Mantine in the sizes and manners of this program; colours come from tokens.css through {@link cssVariables}. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  primaryColor: 'violet',
  primaryShade: { light: 7, dark: 6 },
  colors: { violet },
  fontSizes: {
    xs: 'var(--text-12)',
    sm: 'var(--text-13)',
    md: 'var(--text-14)',
    lg: 'var(--text-20)',
    xl: 'var(--text-28)',
  },
  lineHeights: { xs: '1.45', sm: '1.45', md: '1.45', lg: '1.3', xl: '1.25' },
  spacing: {
    xs: 'var(--space-1)',
    sm: 'var(--space-2)',
    md: 'var(--space-3)',
    lg: 'var(--space-4)',
    xl: 'var(--space-6)',
  },
  radius: {
    xs: 'var(--radius-small)',
    sm: 'var(--radius)',
    md: 'var(--radius)',
    lg: 'var(--radius-large)',
    xl: 'var(--radius-large)',
  },
  defaultRadius: 'sm',
  headings: {
    fontFamily: 'var(--font)',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: 'var(--text-20)', lineHeight: '1.3' },
      h2: { fontSize: 'var(--text-14)', lineHeight: '1.45' },
      h3: { fontSize: 'var(--text-13)', lineHeight: '1.45' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'default',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 'md' } },
    // The scroll lock would write a style element that the policy refuses; the page itself never scrolls.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        padding: 'lg',
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
        transitionProps: { duration: 120, transition: 'fade' },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: {
      defaultProps: {
        lockScroll: false,
        padding: 'lg',
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
        transitionProps: { duration: 120 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Menu: {
      defaultProps: {
        shadow: 'md',
        transitionProps: { duration: 0 },
        position: 'bottom-start',
        // The placeholder is a focusable child that a menu may not have (WAI-ARIA): focus starts on the first item.
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 0 } } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 }, withArrow: false } },
  },
});

const schemeVariables = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-quiet)',
  '--mantine-color-placeholder': 'var(--ink-quiet)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--hairline-strong)',
  '--mantine-color-error': 'var(--problem)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
  '--mantine-primary-color-light': 'var(--accent-tint)',
  '--mantine-primary-color-light-hover': 'var(--selected)',
  '--mantine-primary-color-light-color': 'var(--accent-text)',
  '--mantine-color-violet-filled': 'var(--accent)',
  '--mantine-color-violet-filled-hover': 'var(--accent-hover)',
  '--mantine-color-violet-light': 'var(--accent-tint)',
  '--mantine-color-violet-light-hover': 'var(--selected)',
  '--mantine-color-violet-light-color': 'var(--accent-text)',
  '--mantine-color-violet-text': 'var(--accent-text)',
  '--mantine-color-violet-outline': 'var(--accent-text)',
  '--mantine-color-gray-light-color': 'var(--ink-quiet)',
  '--mantine-color-gray-light': 'var(--hover)',
  '--mantine-color-gray-light-hover': 'var(--hover)',
};

/** The grounds and lines of Mantine's floating things in the dark. */
const darkGrounds = {
  '--mantine-color-dark-4': 'var(--hairline)',
  '--mantine-color-dark-5': 'var(--hover)',
  '--mantine-color-dark-6': 'var(--surface-raised)',
};

/** Lets Mantine's colours follow tokens.css in light and dark. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-shadow-md': 'var(--shadow-floating)',
    '--mantine-shadow-xl': 'var(--shadow-floating)',
  },
  light: { ...schemeVariables, '--mantine-color-gray-2': 'var(--hairline)' },
  dark: { ...schemeVariables, ...darkGrounds },
});
