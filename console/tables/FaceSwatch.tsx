import { useId } from 'react'

/** How a face is drawn in charts: a colour, and a pattern for those who do not tell colours. */
export const faceStyles: Record<string, { color: string; pattern: 'plain' | 'stripes' | 'dots' }> =
  {
    shopline: { color: '#0b6e69', pattern: 'plain' },
    firstline: { color: '#b45309', pattern: 'stripes' },
    wixtar: { color: '#4263eb', pattern: 'dots' },
  }

export function faceStyle(face: string) {
  return faceStyles[face] ?? { color: '#868e96', pattern: 'stripes' as const }
}

/** The pattern of a face, for `fill="url(#id)"`. */
export function FacePattern({ id, face }: { id: string; face: string }) {
  const { color, pattern } = faceStyle(face)
  return (
    <pattern id={id} width={6} height={6} patternUnits="userSpaceOnUse">
      <rect width={6} height={6} fill={color} />
      {pattern === 'stripes' && (
        <path d="M-1 1 L1 -1 M0 6 L6 0 M5 7 L7 5" stroke="#fff" strokeWidth={1.6} />
      )}
      {pattern === 'dots' && <circle cx={3} cy={3} r={1.3} fill="#fff" />}
    </pattern>
  )
}

/** A little square in a face's colour and pattern. */
export function FaceSwatch({ face }: { face: string }) {
  const id = useId()
  return (
    <svg width={12} height={12} aria-hidden="true" style={{ verticalAlign: '-1px' }}>
      <defs>
        <FacePattern id={id} face={face} />
      </defs>
      <rect width={12} height={12} rx={2} fill={`url(#${id})`} />
    </svg>
  )
}
