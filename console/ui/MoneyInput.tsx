import { NumberInput, type NumberInputProps } from '@mantine/core'

type Rest = Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue' | 'min' | 'max'>

/** An amount that somebody types: in main units on the screen, in hundredths outside. Never negative. */
export function MoneyInput({
  minor,
  onMinor,
  ...rest
}: Rest & { minor: number | null; onMinor: (minor: number | null) => void }) {
  return (
    <NumberInput
      hideControls
      selectAllOnFocus
      decimalScale={2}
      thousandSeparator=","
      inputMode="decimal"
      allowNegative={false}
      min={0}
      max={99_999_999_999}
      {...rest}
      value={minor === null ? '' : minor / 100}
      onChange={(value) => onMinor(value === '' ? null : Math.round(Number(value) * 100))}
    />
  )
}
