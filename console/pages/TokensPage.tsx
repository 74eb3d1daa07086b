import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function TokensPage() {
  const { t } = useTranslation('developers')
  return <PageHeader title={t('title')} />
}
