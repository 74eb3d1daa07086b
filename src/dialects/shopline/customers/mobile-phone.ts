/**
 * A mobile number with its calling code as people of that country dial it: 944384598 of 886 is
 * 0944384598, since Taiwan drops the leading zero in the international form only.
 */
export function dialledNumber(number: string, callingCode: string): string {
  const digits = number.replace(/[\s()-]/g, '')
  // Inferred: only Taiwan's trunk zero is described; elsewhere the number stays as it was sent.
  return callingCode === '886' ? `0${digits.replace(/^0+/, '')}` : digits
}
