import { Badge } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Machine = 'order' | 'payment' | 'delivery' | 'return'

// Colour repeats what the word says; it is never the only sign. Pairs are AA on their light ground.
const colors: Record<string, string> = {
  pending: 'orange',
  open: 'orange',
  confirmed: 'blue',
  shipping: 'blue',
  shipped: 'blue',
  arrived: 'indigo',
  paid: 'teal',
  completed: 'teal',
  collected: 'teal',
  failed: 'red',
  expired: 'red',
  refunding: 'grape',
  partially_refunded: 'grape',
  returning: 'grape',
}

/** The state of an order, of its payment, its delivery or a return, as a word. */
export function StateBadge({ machine, state }: { machine: Machine; state: string }) {
  const { t } = useTranslation('states')
  const color = colors[state] ?? 'gray'
  return (
    <Badge
      variant="light"
      size="md"
      radius="sm"
      color={color}
      tt="none"
      fw={550}
      // A word that is cut off says nothing.
      miw="max-content"
      styles={{
        label: { color: `color-mix(in srgb, var(--mantine-color-${color}-9) 80%, black)` },
      }}
    >
      {t(`${machine}.${state}` as 'order.pending')}
    </Badge>
  )
}
