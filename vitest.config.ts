import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'console/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/wire-matcher.ts'],
    pool: 'forks',
    // Files share their worker's modules: importing the server anew for each cost a third of the time.
    isolate: false,
    maxWorkers: 3,
    // On a shared machine a test of two things at once may meet a pause; it must then pass by itself.
    // At a developer's desk nothing is tried twice.
    retry: process.env.CI ? 1 : 0,
    // The first browser test of a worker also builds the console and makes the demo shop.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
