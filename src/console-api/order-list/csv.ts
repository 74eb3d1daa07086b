/** Excel reads UTF-8 only when the file says so. */
export const byteOrderMark = '\ufeff'

/**
 * One row of a CSV file (RFC 4180). A text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection), in the full-width signs of Chinese input methods, too;
 * numbers are written as they are. A text of digits that a spreadsheet would round or shorten, an
 * order number or a phone, ends in a tab, which makes it a text there and which readers trim.
 */
export function csvRow(cells: (string | number)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  if (/^(0\d+|\d{12,})$/.test(value)) return `"${value}\t"`
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
