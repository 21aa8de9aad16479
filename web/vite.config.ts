import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { initialBudget } from './initial-budget.ts';

/** Builds the web floor into `web/dist`. With VITE_GALLERY=1 the component gallery at `/_gallery` is built in. */
export default defineConfig({
  plugins: [react(), initialBudget({ limitKilobytes: 400 })],
  build: {
    target: 'es2023',
    sourcemap: false,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // `no-eval.ts` must run before any schema is stated, whatever chunk it lands in.
        strictExecutionOrder: true,
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ },
          ],
        },
      },
    },
  },
});
