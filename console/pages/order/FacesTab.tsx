import {
  ActionIcon,
  CopyButton,
  Group,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Tooltip,
} from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderFaceJson } from '../../../src/console-api/orders/contract.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { JsonView } from '../../ui/JsonView.tsx'
import { LoadingRows } from '../../ui/LoadingRows.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { facesQuery } from './order-view.ts'

/** The order as each of the three APIs answers it at this moment, side by side. */
export function FacesTab({ id }: { id: string }) {
  const { t } = useTranslation('order')
  const { data, error, refetch } = useQuery(facesQuery(id))
  // First drawn right: what is wide is not drawn narrow first.
  const isWide = useMediaQuery('(min-width: 62em)', undefined, { getInitialValueInEffect: false })
  if (error) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingRows count={12} />
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('faces.intro')}
      </Text>
      {isWide ? (
        <SimpleGrid cols={3} spacing="sm">
          {data.faces.map((face) => (
            <Face key={face.face} face={face} />
          ))}
        </SimpleGrid>
      ) : (
        <OneFace faces={data.faces} />
      )}
    </Stack>
  )
}

function OneFace({ faces }: { faces: OrderFaceJson[] }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  const [chosen, setChosen] = useState<string>(faces[0]?.face ?? '')
  const face = faces.find((each) => each.face === chosen)
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('faces.labels')}
        fullWidth
        value={chosen}
        onChange={setChosen}
        data={faces.map((each) => ({ value: each.face, label: common.t(`faces.${each.face}`) }))}
      />
      {face && <Face face={face} />}
    </Stack>
  )
}

function Face({ face }: { face: OrderFaceJson }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  const name = common.t(`faces.${face.face}`)
  return (
    <Panel title={name} extra={<CopyFace face={face} name={name} />}>
      <Stack gap="xs">
        <Text size="xs" className="code" style={{ overflowWrap: 'anywhere' }}>
          {face.method} {face.path}
        </Text>
        {face.status !== 200 && (
          <Text size="sm" fw={600}>
            {t('faces.refused', { status: face.status })}
          </Text>
        )}
        <JsonView value={face.body} label={t('faces.region', { face: name })} />
      </Stack>
    </Panel>
  )
}

function CopyFace({ face, name }: { face: OrderFaceJson; name: string }) {
  const { t } = useTranslation('order')
  const common = useTranslation('common')
  return (
    <CopyButton value={JSON.stringify(face.body, null, 2)}>
      {({ copied, copy }) => (
        <Group gap="xs">
          <Text size="xs" role="status">
            {copied ? common.t('copied') : ''}
          </Text>
          <Tooltip label={t('faces.copy', { face: name })}>
            <ActionIcon
              variant="default"
              onClick={copy}
              aria-label={t('faces.copy', { face: name })}
            >
              {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
    </CopyButton>
  )
}
