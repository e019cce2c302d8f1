import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Builds the two pages: the demo shop with the chat widget, and the agents' desk. */
export default defineConfig({
  root: at('../src/web'),
  publicDir: false,
  plugins: [preact()],
  build: {
    outDir: at('../dist/web'),
    emptyOutDir: true,
    // WeChat's in-app browser on older Android phones is a Chromium of about version 86.
    target: ['chrome86', 'safari14'],
    // The pages' Content-Security-Policy allows no data: scripts or styles, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: at('../src/web/index.html'), desk: at('../src/web/desk.html') } },
  },
});
