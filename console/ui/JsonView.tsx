import { Code } from '@mantine/core'
import { Fragment } from 'react'

// Names, texts, numbers, and the words true, false, null; what is between them is left plain.
const token = /("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\b(?:true|false|null)\b/g

/** A JSON value as text that is easy on the eye: indented, its kinds of values in colours. */
export function JsonView({ value, label }: { value: unknown; label: string }) {
  const text = JSON.stringify(value, null, 2)
  return (
    <Code block className="json" role="region" aria-label={label} tabIndex={0}>
      {coloured(text)}
    </Code>
  )
}

function coloured(text: string) {
  const parts = []
  let end = 0
  for (const found of text.matchAll(token)) {
    const [whole, quoted, colon] = found
    const shown = quoted ?? whole
    parts.push(
      <Fragment key={found.index}>
        {text.slice(end, found.index)}
        <span className={kindOf(shown, colon !== undefined)}>{shown}</span>
        {colon}
      </Fragment>,
    )
    end = found.index + whole.length
  }
  return [...parts, text.slice(end)]
}

function kindOf(shown: string, isName: boolean): string {
  if (isName) return 'json-name'
  if (shown.startsWith('"')) return 'json-text'
  return /^[a-z]/.test(shown) ? 'json-word' : 'json-number'
}
