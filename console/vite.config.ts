import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Reads the icons that are named one by one. The package lists six thousand in one file, and reading
 * them all takes half of the time and of the memory of a build.
 */
const singleIcons: Plugin = {
  name: 'single-icons',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\.tsx?$/.test(id) || !code.includes("'@tabler/icons-react'")) return
    return code.replace(/import \{([^}]*)\} from '@tabler\/icons-react'/g, (_, names: string) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && !name.startsWith('type '))
        .map((name) => `import ${name} from '@tabler/icons-react/dist/esm/icons/${name}.mjs'`)
        .join(';'),
    )
  },
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [singleIcons, react()],
  build: {
    outDir: 'dist',
    target: 'es2023',
    // Which sources a minified error came from matters more than the bytes on disk.
    sourcemap: false,
    reportCompressedSize: false,
    // What the first page needs is one file: it was forty, and unpacked 6 % smaller one by one.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '^/api/': 'http://127.0.0.1:8080', '/docs': 'http://127.0.0.1:8080' } },
})
