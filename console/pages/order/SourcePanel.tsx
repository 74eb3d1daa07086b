import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../format.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Facts } from './Facts.tsx'
import type { OrderView } from './order-view.ts'

const faces = ['shopline', 'firstline', 'wixtar'] as const

/** Where an order was made, by whom, and what it is called there. */
export function SourcePanel({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  const { time } = useFormat()
  const { shown, now } = view
  const { origin } = shown
  return (
    <Panel title={t('source.title')}>
      <Stack gap="sm">
        <Facts
          facts={[
            [t('source.origin'), common.t(`faces.${origin}`)],
            [t('source.source'), shown.source],
            [t('source.store'), now.store.name],
            [t('source.register'), shown.register_code],
            [t('source.shift'), shown.shift ? (shown.shift.name ?? shown.shift.code) : null],
            [t('source.operator'), shown.operator.name],
            [t('source.modifiedBy'), shown.modified_by.name],
            [t('source.orderedAt'), time(shown.ordered_at)],
            [t('source.createdAt'), time(shown.created_at)],
            [t('source.reference'), shown.ref_order_id],
          ]}
        />
        <div>
          <Text size="sm" c="dimmed" mb={4}>
            {t('source.ids')}
          </Text>
          <Facts
            facts={faces.map((face) => [
              common.t(`faces.${face}`),
              <CopyText key={face} text={shown.ids[face]} label={common.t(`faces.${face}`)} />,
            ])}
          />
        </div>
      </Stack>
    </Panel>
  )
}
