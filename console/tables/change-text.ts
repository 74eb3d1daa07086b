/** How far a figure is above or below the one before, in whole per cent. */
export function changeText(
  now: number | null,
  before: number | null,
  numberText: (value: number) => string,
): string {
  if (now === null || before === null || before === 0) return '–'
  const percent = Math.round(((now - before) / before) * 100)
  if (percent === 0) return '±0%'
  return `${percent > 0 ? '▲' : '▼'} ${numberText(Math.abs(percent))}%`
}
