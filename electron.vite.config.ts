import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = import.meta.dirname;

/** What stays a `require` at run time: Electron itself and the one native module. Everything else is bundled. */
const external = ['electron', /^electron\//, 'better-sqlite3', /^node:/];

/** Sent by the development server only; what ships carries its own, stricter policy from the app's own scheme. */
const developmentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src ws://localhost:*',
  'frame-src mail-preview: document-preview:',
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * Takes the decoder of Brotli, a fifth of PDF.js, out of it: what writes PDFs does not use it, and a newer Chromium has
 * its own. A page that needs it is said to be one that cannot be shown.
 */
const pdfWithoutBrotli = {
  name: 'pdf-without-brotli',
  transform: {
    filter: { id: /pdfjs-dist\/build\/pdf\.worker\.mjs$/ },
    handler: (code: string) => {
      const [before, decoder, after] = code.split(/^(?=let (?:make)?BrotliDecode = )/m);
      if (decoder === undefined || after === undefined)
        throw new Error('PDF.js has another decoder of Brotli.');
      const missing = "let makeBrotliDecode = () => () => { throw new Error('Brotli is left out.'); };\n";
      return { code: `${before}${missing}${after}`, map: null };
    },
  },
};

export default defineConfig({
  main: {
    build: {
      target: 'node20',
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        input: resolve(root, 'src/main/index.ts'),
        external,
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20',
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: true,
      rollupOptions: {
        input: resolve(root, 'src/preload/index.ts'),
        external,
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    base: './',
    plugins: [react(), pdfWithoutBrotli],
    server: { headers: { 'Content-Security-Policy': developmentPolicy } },
    build: {
      target: 'chrome130',
      outDir: resolve(root, 'out/renderer'),
      minify: true,
      // The policy allows files of our own origin only: no data: fonts, and no preload script that fetches.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // Read from the disk, not over a line; the budget of the whole page is the bench's to watch.
      chunkSizeWarningLimit: 3_000,
      rollupOptions: {
        input: {
          'main-window': resolve(root, 'src/renderer/main-window.html'),
          'item-viewer': resolve(root, 'src/renderer/item-viewer.html'),
          'startup-problem': resolve(root, 'src/renderer/startup-problem.html'),
          'pdf-preview': resolve(root, 'src/renderer/pdf-preview.html'),
        },
      },
    },
  },
});
