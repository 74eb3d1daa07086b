import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function CustomersPage() {
  const { t } = useTranslation('customers')
  return <PageHeader title={t('title')} />
}
