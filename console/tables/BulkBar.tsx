import { Button, Group, Paper, Text } from '@mantine/core'
import { IconTag, IconTruckDelivery } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../session.ts'
import type { ColumnName } from './OrderColumns.tsx'
import { ExportMenu } from './OrderListMenus.tsx'

const TagOrders = lazy(() =>
  import('../forms/tag-orders.tsx').then((m) => ({ default: m.TagOrders })),
)
const ShipOrders = lazy(() =>
  import('../forms/ship-orders.tsx').then((m) => ({ default: m.ShipOrders })),
)

const atOnceMax = 200

/** What can be done with the orders that are selected. */
export function BulkBar({
  ids,
  columns,
  onClear,
}: {
  ids: string[]
  columns: readonly ColumnName[]
  onClear: () => void
}) {
  const { t } = useTranslation('orders')
  const may = useMay()
  const [form, setForm] = useState<'tag' | 'ship' | null>(null)
  const isTooMany = ids.length > atOnceMax
  const close = () => setForm(null)
  const finish = () => {
    setForm(null)
    onClear()
  }
  return (
    <Paper
      withBorder
      shadow="sm"
      p="xs"
      role="region"
      aria-label={t('selected', { count: ids.length })}
      style={{ position: 'sticky', bottom: 8, zIndex: 10 }}
    >
      <Group gap="xs">
        <Text size="sm" fw={600} aria-live="polite">
          {t('selected', { count: ids.length })}
        </Text>
        {isTooMany && (
          <Text size="sm" c="red.9" role="alert">
            {t('tooMany')}
          </Text>
        )}
        {may('orders:write') && (
          <>
            <Button
              size="compact-sm"
              disabled={isTooMany}
              leftSection={<IconTruckDelivery size={16} aria-hidden />}
              onClick={() => setForm('ship')}
            >
              {t('ship.action')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              disabled={isTooMany}
              leftSection={<IconTag size={16} aria-hidden />}
              onClick={() => setForm('tag')}
            >
              {t('tag.action')}
            </Button>
          </>
        )}
        {!isTooMany && <ExportMenu size="compact-sm" query={{ id: ids }} columns={columns} />}
        <Button size="compact-sm" variant="subtle" color="gray" c="dark" onClick={onClear}>
          {t('clearSelection')}
        </Button>
      </Group>
      <Suspense>
        {form === 'tag' && <TagOrders ids={ids} onClose={close} onDone={finish} />}
        {form === 'ship' && <ShipOrders ids={ids} onClose={close} onDone={finish} />}
      </Suspense>
    </Paper>
  )
}
