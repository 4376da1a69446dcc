import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const service = process.env.ADBORTH_SERVICE ?? 'http://127.0.0.1:8000'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('src', import.meta.url)) } },
  css: {
    preprocessorOptions: { scss: { quietDeps: true } },
    // govuk-frontend still carries a media query for Internet Explorer.
    lightningcss: { errorRecovery: true },
  },
  // A strict content security policy forbids data: and inline code.
  build: {
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What several pages share is one file: a page is then a handful of requests, not thirty.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    },
  },
  server: { proxy: { '/api': service, '/openapi.json': service } },
  test: {
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://adborth.test/' } },
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    restoreMocks: true,
    // Its own choice leaves one of two processors idle.
    maxWorkers: '100%',
  },
})
