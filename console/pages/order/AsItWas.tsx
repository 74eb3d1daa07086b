import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrderJson } from '../../../src/console-api/orders/contract.ts'
import { differs, type OrderView } from './order-view.ts'

/** A value of the order as it is shown; marked where it was another than it is now. */
export function AsItWas({
  view,
  read,
  children,
}: {
  view: OrderView
  read: (order: OrderJson) => unknown
  children: ReactNode
}) {
  const { t } = useTranslation('order')
  if (!differs(view, read)) return children
  return (
    <mark className="was-different" title={t('past.differs')}>
      {children}
      <VisuallyHidden> ({t('past.differs')})</VisuallyHidden>
    </mark>
  )
}
