import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function NewOrderPage() {
  const { t } = useTranslation('newOrder')
  return <PageHeader title={t('title')} />
}
