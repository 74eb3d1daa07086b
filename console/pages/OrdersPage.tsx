import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function OrdersPage() {
  const { t } = useTranslation('orders')
  return <PageHeader title={t('title')} />
}
