import { Button, Checkbox, Menu, Popover, Stack } from '@mantine/core'
import { IconColumns, IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { downloadPath, type Query } from '../api.ts'
import { type ColumnName, columnNames, csvColumnsOf } from './OrderColumns.tsx'

/** Chooses the columns of the list. */
export function ColumnChooser({
  shown,
  choose,
  reset,
}: {
  shown: readonly ColumnName[]
  choose: (columns: readonly ColumnName[]) => void
  reset: () => void
}) {
  const { t } = useTranslation('orders')
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden />}>
          {t('columns.choose')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns.choose')}>
        <Stack gap={6}>
          {columnNames
            .filter((name) => name !== 'order_number')
            .map((name) => (
              <Checkbox
                key={name}
                size="xs"
                label={t(`columns.${name}`)}
                checked={shown.includes(name)}
                onChange={(event) =>
                  choose(
                    event.currentTarget.checked
                      ? [...shown, name]
                      : shown.filter((each) => each !== name),
                  )
                }
              />
            ))}
          <Button size="compact-xs" variant="subtle" onClick={reset}>
            {t('columns.reset')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Saves what the list finds as a file, with the columns that are shown or with all. */
export function ExportMenu({
  query,
  columns,
  size = 'sm',
}: {
  query: Query
  columns: readonly ColumnName[]
  size?: 'sm' | 'compact-sm'
}) {
  const { t, i18n } = useTranslation('orders')
  const lang = i18n.language === 'en' ? 'en' : 'zh-hant'
  const shown = csvColumnsOf(columns)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size={size} variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          {t('export')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          download
          href={downloadPath('/orders.csv', { ...query, lang, columns: shown })}
        >
          {t('exportShown')}
        </Menu.Item>
        <Menu.Item component="a" download href={downloadPath('/orders.csv', { ...query, lang })}>
          {t('exportAll')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
