import { ActionIcon, Badge, CopyButton, Group, Tooltip, VisuallyHidden } from '@mantine/core'
import { useDisclosure, useHotkeys } from '@mantine/hooks'
import { IconAlertTriangle, IconCheck, IconCopy, IconKeyboard } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderAction } from '../../../src/console-api/order-actions/contract.ts'
import { paths } from '../../paths.ts'
import { StateBadge } from '../../tables/StateBadge.tsx'
import { KeyHelp } from '../../ui/KeyHelp.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PlaceLink } from '../../ui/PlaceLink.tsx'
import { AsItWas } from './AsItWas.tsx'
import { OrderActions } from './OrderActions.tsx'
import { type OrderView, returnsOf } from './order-view.ts'

/** Number, states, what is odd about it, and what can be done. */
export function OrderHeader({
  view,
  onChoose,
}: {
  view: OrderView
  onChoose: (action: OrderAction) => void
}) {
  const { t } = useTranslation('order')
  const { shown, now, isPast } = view
  return (
    <PageHeader
      above={<OrdersLink />}
      title={t('heading', { number: shown.order_number })}
      extra={
        <>
          <CopyNumber number={shown.order_number} />
          <States view={view} />
          <Flags view={view} />
          <Arrived version={now.version} />
        </>
      }
      actions={
        <>
          {!isPast && <OrderActions order={now} onChoose={onChoose} />}
          <Keys />
        </>
      }
    />
  )
}

/** The way back to the list. */
export function OrdersLink() {
  const { t } = useTranslation('order')
  return (
    <PlaceLink place={paths.orders()} size="sm">
      {t('backToList')}
    </PlaceLink>
  )
}

function CopyNumber({ number }: { number: string }) {
  const { t } = useTranslation('common')
  return (
    <CopyButton value={number}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t('copied') : t('copy')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            onClick={copy}
            aria-label={`${copied ? t('copied') : t('copy')} ${number}`}
          >
            {copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}

function States({ view }: { view: OrderView }) {
  const machines = ['order', 'payment', 'delivery'] as const
  return (
    <Group gap={6} key={view.now.version} className="arrived">
      {machines.map((machine) => (
        <AsItWas key={machine} view={view} read={(order) => order[`${machine}_state`]}>
          <StateBadge machine={machine} state={view.shown[`${machine}_state`]} />
        </AsItWas>
      ))}
    </Group>
  )
}

function Flags({ view }: { view: OrderView }) {
  const { t } = useTranslation('order')
  const { shown } = view
  const hasReturns = returnsOf(view).some((each) => each.return_state !== 'cancelled')
  const flags = [
    ...(shown.parent_order_id ? [t('flags.child')] : []),
    ...(shown.child_order_ids.length > 0 ? [t('flags.split')] : []),
    ...(hasReturns ? [t('flags.returns')] : []),
  ]
  return (
    <Group gap={6}>
      {shown.has_difference && (
        <Tooltip label={t('flags.differenceHint')}>
          <Badge
            variant="light"
            color="orange"
            tt="none"
            tabIndex={0}
            leftSection={<IconAlertTriangle size={12} aria-hidden />}
            styles={{
              label: { color: 'var(--ink-orange)' },
              section: { color: 'var(--ink-orange)' },
            }}
          >
            {t('flags.difference')}
          </Badge>
        </Tooltip>
      )}
      {flags.map((flag) => (
        <Badge key={flag} variant="default" tt="none">
          {flag}
        </Badge>
      ))}
    </Group>
  )
}

/** Tells who cannot see it that the order changed while the page was open. */
function Arrived({ version }: { version: number }) {
  const { t } = useTranslation('order')
  const first = useRef(version)
  const last = useRef(version)
  useEffect(() => {
    last.current = version
  }, [version])
  return (
    <VisuallyHidden role="status">
      {version !== first.current && version !== last.current ? t('updatedLive') : ''}
    </VisuallyHidden>
  )
}

function Keys() {
  const { t } = useTranslation('order')
  const [isOpen, help] = useDisclosure(false)
  useHotkeys([['shift+?', help.toggle]])
  return (
    <>
      <Tooltip label={t('keys.title')}>
        <ActionIcon
          visibleFrom="sm"
          variant="subtle"
          color="gray"
          size="lg"
          onClick={help.open}
          aria-label={t('keys.title')}
        >
          <IconKeyboard size={18} />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <KeyHelp
          title={t('keys.title')}
          keys={[
            [['1', '2', '3'], t('keys.tabs')],
            [['['], t('keys.earlier')],
            [[']'], t('keys.later')],
            [['?'], t('keys.help')],
          ]}
          onClose={help.close}
        />
      )}
    </>
  )
}
