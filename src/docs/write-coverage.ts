import { readFileSync, writeFileSync } from 'node:fs'
import { withCoverage } from './coverage.ts'
import { faces } from './faces.ts'

// Run by `npm run fix`: brings the coverage tables in docs/dialects/ up to date.
for (const face of faces) {
  const file = new URL(`../../docs/dialects/${face.name}.md`, import.meta.url)
  const before = readFileSync(file, 'utf8')
  const after = withCoverage(before, face)
  if (after !== before) writeFileSync(file, after)
}
