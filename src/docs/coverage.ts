import type { Face } from './faces.ts'

const [start, end] = ['<!-- coverage -->', '<!-- /coverage -->']

/** The coverage table of a face as Markdown, from its routes. */
export function coverageTable(face: Face): string {
  const built = face.routes.filter((route) => route.endpoint).length
  const rows = face.routes.map(
    (route) =>
      `| \`${route.method} ${route.path}\` | ${route.title} | ${route.endpoint ? 'built' : 'not built'} |`,
  )
  return [
    `${built} of ${face.routes.length} endpoints are built; the others answer 501.`,
    '',
    '| Endpoint | Title | Status |',
    '|---|---|---|',
    ...rows,
  ].join('\n')
}

/**
 * The document with its coverage section brought up to date; everything outside the markers stays.
 * A document without the section gets one at its end.
 */
export function withCoverage(document: string, face: Face): string {
  const section = `${start}\n${coverageTable(face)}\n${end}`
  const [from, to] = [document.indexOf(start), document.indexOf(end)]
  if (from < 0 || to < from) return `${document.trimEnd()}\n\n## Coverage\n\n${section}\n`
  return document.slice(0, from) + section + document.slice(to + end.length)
}
