import { useTranslation } from 'react-i18next'
import { PageHeader } from '../ui/PageHeader.tsx'

export function StoresPage() {
  const { t } = useTranslation('stores')
  return <PageHeader title={t('title')} />
}
