import { Group } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'

/** The pages for developers, side by side. */
export function DeveloperTabs() {
  const { t } = useTranslation('developers')
  return (
    <nav aria-label={t('areas')}>
      <Group gap="lg" mb="md" className="page-tabs">
        {/* The router marks the one that is open. */}
        <Link {...paths.tokens()} className="page-tab">
          {t('tokens.title')}
        </Link>
        <Link {...paths.webhooks()} className="page-tab">
          {t('webhooks.title')}
        </Link>
        <Link {...paths.events()} className="page-tab">
          {t('events.title')}
        </Link>
        <a href="/docs" target="_blank" rel="noreferrer" className="page-tab">
          {t('docs')} <IconExternalLink size={14} aria-hidden style={{ verticalAlign: '-2px' }} />
        </a>
      </Group>
    </nav>
  )
}
