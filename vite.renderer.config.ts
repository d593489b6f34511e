import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';

const ROOT_FONT_PX = 16;

/**
 * Sizes are written in px, as the design gives them, and served in rem: the zoom of the application is the font size of
 * the root, and everything follows. Lines of 1 and 2 px stay lines.
 */
function sizesFollowZoom(): Plugin {
  return {
    name: 'tribune:sizes-follow-zoom',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/renderer\/.*\.css$/.test(id)) return null;
      return code.replace(/(?<![\w.])(\d*\.?\d+)px\b/g, (whole, size: string) =>
        Number(size) <= 2 ? whole : `${Number(size) / ROOT_FONT_PX}rem`,
      );
    },
  };
}

const LAZY =
  /renderer\/(app\/dialogs|views)\/|renderer\/(app\/main|app\/FilterForm|app\/PeriodForm|meaning\/\w+|ui\/Choice|ui\/NumberField|ui\/DayField)\.tsx/;

/** Two files for the first paint instead of fifty; pages, dialogs and fields with their library come when they are opened. */
const FIRST_PAINT = [
  { name: 'base', test: /node_modules\/(react|react-dom|scheduler|zustand|@tanstack|i18next|zod|@uwdata)\// },
  { name: 'window', test: (id: string) => /\/(renderer|shared)\//.test(id) && !LAZY.test(id) },
];

/** The DOM side: static files that both hosts serve. No inline script, nothing from elsewhere. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [sizesFollowZoom(), react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: { output: { codeSplitting: { groups: FIRST_PAINT } } },
  },
});
