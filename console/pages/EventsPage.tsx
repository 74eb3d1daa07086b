import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function EventsPage() {
  const { t } = useTranslation('developers')
  return <PageHeader title={t('title')} />
}
