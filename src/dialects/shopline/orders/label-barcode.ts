// Code 39: each character is five bars and four gaps, of which three are wide (w); a narrow gap
// stands between characters, and an asterisk at either end.
const patterns: Record<string, string> = {
  '0': 'nnnwwnwnn',
  '1': 'wnnwnnnnw',
  '2': 'nnwwnnnnw',
  '3': 'wnwwnnnnn',
  '4': 'nnnwwnnnw',
  '5': 'wnnwwnnnn',
  '6': 'nnwwwnnnn',
  '7': 'nnnwnnwnw',
  '8': 'wnnwnnwnn',
  '9': 'nnwwnnwnn',
  A: 'wnnnnwnnw',
  B: 'nnwnnwnnw',
  C: 'wnwnnwnnn',
  D: 'nnnnwwnnw',
  E: 'wnnnwwnnn',
  F: 'nnwnwwnnn',
  G: 'nnnnnwwnw',
  H: 'wnnnnwwnn',
  I: 'nnwnnwwnn',
  J: 'nnnnwwwnn',
  K: 'wnnnnnnww',
  L: 'nnwnnnnww',
  M: 'wnwnnnnwn',
  N: 'nnnnwnnww',
  O: 'wnnnwnnwn',
  P: 'nnwnwnnwn',
  Q: 'nnnnnnwww',
  R: 'wnnnnnwwn',
  S: 'nnwnnnwwn',
  T: 'nnnnwnwwn',
  U: 'wwnnnnnnw',
  V: 'nwwnnnnnw',
  W: 'wwwnnnnnn',
  X: 'nwnnwnnnw',
  Y: 'wwnnwnnnn',
  Z: 'nwwnwnnnn',
  '-': 'nwnnnnwnw',
  '.': 'wwnnnnwnn',
  ' ': 'nwwnnnwnn',
  '*': 'nwnnwnwnn',
}

const wide = 3

/** A text as a Code 39 barcode in SVG; null where it has characters that the code does not. */
export function barcodeSvg(text: string): string | null {
  const characters = [...`*${text.toUpperCase()}*`].map((character) => patterns[character])
  if (text === '' || text.includes('*') || characters.some((each) => !each)) return null
  let x = 0
  const bars: string[] = []
  for (const pattern of characters as string[]) {
    for (const [index, element] of [...pattern].entries()) {
      const width = element === 'w' ? wide : 1
      if (index % 2 === 0) bars.push(`M${x} 0h${width}v1h-${width}z`)
      x += width
    }
    x += 1
  }
  return `<svg viewBox="0 0 ${x - 1} 1" preserveAspectRatio="none" role="img" aria-label="${text}">
<path d="${bars.join('')}"/></svg>`
}
