import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function OrderPage() {
  const { t } = useTranslation('order')
  return <PageHeader title={t('title')} />
}
