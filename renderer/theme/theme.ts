import { createTheme } from '@mantine/core';
import type { MantineColorsTuple } from '@mantine/core';

/** Ten steps from `accent-soft` to `accent`; the tokens in tokens.css say what is seen. */
const ink: MantineColorsTuple = [
  '#e9edf3',
  '#d3dbe7',
  '#aebdd0',
  '#8aa0bd',
  '#6f8aad',
  '#56759c',
  '#44638a',
  '#335179',
  '#1f3a5f',
  '#16294a',
];

export const theme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 2 },
  colors: { ink },
  autoContrast: true,
  fontFamily: "'Instrument Sans Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Newsreader Variable', Georgia, serif", fontWeight: '400' },
  defaultRadius: 6,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
});
