import { Button, Grid, Group, Stack, Tabs, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconCoin, IconEdit, IconStar } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  CustomerAction,
  CustomerDetail,
  Ledger,
} from '../../src/console-api/customers/contract.ts'
import { api } from '../api.ts'
import { AdjustBalance } from '../forms/adjust-balance.tsx'
import { EditCustomer } from '../forms/edit-customer.tsx'
import { EditMemo } from '../forms/edit-memo.tsx'
import { EditTags } from '../forms/edit-tags.tsx'
import { paths } from '../paths.ts'
import { useReasonText } from '../refusal-text.ts'
import {
  AddressCard,
  Card,
  ContactCard,
  FigureCards,
  IdentityCard,
} from '../tables/CustomerCards.tsx'
import { CustomerOrders } from '../tables/CustomerOrders.tsx'
import { CustomerBadges } from '../tables/CustomersTable.tsx'
import { LedgerTable } from '../tables/LedgerTable.tsx'
import { MergeCandidates } from '../tables/MergeCandidates.tsx'
import { ErrorNotice } from '../ui/ErrorNotice.tsx'
import { LoadingRows } from '../ui/LoadingRows.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { PlaceLink } from '../ui/PlaceLink.tsx'
import { useView } from '../use-view.ts'

/** /customers/:id: one person, whichever faces know them. */
export function CustomerPage() {
  const { t } = useTranslation('customers')
  const { id } = useParams({ strict: false }) as { id: string }
  const found = useQuery({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => api.get<CustomerDetail>(`/customers/${id}`, { signal }),
  })
  if (found.data) return <CustomerView key={id} customer={found.data} />
  return (
    <>
      <PageHeader title={t('title')} above={<BackLink />} />
      {found.isError ? (
        <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingRows count={10} />
      )}
    </>
  )
}

function BackLink() {
  const { t } = useTranslation('customers')
  return (
    <PlaceLink place={paths.customers()} size="sm">
      <Group gap={4} component="span">
        <IconArrowLeft size={14} aria-hidden />
        {t('back')}
      </Group>
    </PlaceLink>
  )
}

type Panel = 'edit' | Ledger | null

function CustomerView({ customer }: { customer: CustomerDetail }) {
  const [panel, setPanel] = useState<Panel>(null)
  const { t } = useTranslation('customers')
  const may = (action: CustomerAction) =>
    customer.actions.some((each) => each.action === action && each.is_allowed)
  const close = () => setPanel(null)
  return (
    <>
      <PageHeader
        title={customer.name}
        above={<BackLink />}
        extra={<CustomerBadges customer={customer} />}
        actions={<CustomerActions customer={customer} onOpen={setPanel} />}
      />
      <Grid gap="md">
        <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 2, md: 1 }}>
          <Stack gap="md">
            <FigureCards customer={customer} />
            <CustomerTabs customer={customer} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 1, md: 2 }}>
          <Stack gap="sm">
            <ContactCard customer={customer} />
            <IdentityCard customer={customer} />
            <Card title={t('tags.title')}>
              <EditTags customer={customer} mayEdit={may('set_tags')} />
            </Card>
            <Card title={t('memo.title')}>
              <EditMemo customer={customer} mayEdit={may('update')} />
            </Card>
            <AddressCard addresses={customer.addresses} />
          </Stack>
        </Grid.Col>
      </Grid>
      <EditCustomer customer={customer} isOpen={panel === 'edit'} onClose={close} />
      {(['credits', 'points'] as const).map((ledger) => (
        <AdjustBalance
          key={ledger}
          customer={customer}
          ledger={ledger}
          isOpen={panel === ledger}
          onClose={close}
        />
      ))}
    </>
  )
}

function CustomerActions({
  customer,
  onOpen,
}: {
  customer: CustomerDetail
  onOpen: (panel: Panel) => void
}) {
  const { t } = useTranslation('customers')
  const common = useTranslation('common')
  const reasonText = useReasonText()
  const buttons: [CustomerAction, Panel, string, ReactNode][] = [
    [
      'adjust_credits',
      'credits',
      t('adjust.open.credits'),
      <IconCoin key="i" size={16} aria-hidden />,
    ],
    [
      'adjust_points',
      'points',
      t('adjust.open.points'),
      <IconStar key="i" size={16} aria-hidden />,
    ],
    ['update', 'edit', common.t('edit'), <IconEdit key="i" size={16} aria-hidden />],
  ]
  return buttons.map(([name, panel, label, icon]) => {
    const action = customer.actions.find((each) => each.action === name)
    return (
      <Tooltip
        key={name}
        label={action?.reason ? reasonText(action.reason) : ''}
        disabled={!action?.reason}
      >
        <Button
          variant="default"
          leftSection={icon}
          aria-disabled={!action?.is_allowed}
          {...(action?.is_allowed ? {} : { 'data-disabled': true })}
          onClick={() => action?.is_allowed && onOpen(panel)}
        >
          {label}
        </Button>
      </Tooltip>
    )
  })
}

const tabs = ['orders', 'credits', 'points', 'merge'] as const
type Tab = (typeof tabs)[number]

function CustomerTabs({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation('customers')
  const view = useView()
  const chosen = tabs.find((tab) => tab === view.one('tab')) ?? 'orders'
  const panels: Record<Tab, ReactNode> = {
    orders: <CustomerOrders customerId={customer.id} />,
    credits: <LedgerTable customerId={customer.id} ledger="credits" />,
    points: <LedgerTable customerId={customer.id} ledger="points" />,
    merge: <MergeCandidates customerId={customer.id} />,
  }
  return (
    <Tabs
      value={chosen}
      keepMounted={false}
      onChange={(tab) => view.set({ tab: tab === 'orders' ? undefined : (tab ?? undefined) })}
    >
      <Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Tab key={tab} value={tab}>
            {t(`tabs.${tab}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((tab) => (
        <Tabs.Panel key={tab} value={tab} pt="xs">
          {panels[tab]}
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}
