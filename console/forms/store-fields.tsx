import { SimpleGrid, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { StoreDetail } from '../../src/console-api/stores/contract.ts'

/** Name, phone and address of a store as they are typed. */
export interface StoreDraft {
  nameZh: string
  nameEn: string
  phone: string
  address: string
}

export const emptyStore: StoreDraft = { nameZh: '', nameEn: '', phone: '', address: '' }

export function storeDraftOf(store: StoreDetail): StoreDraft {
  return {
    nameZh: store.name_translations['zh-hant'] ?? store.name,
    nameEn: store.name_translations.en ?? '',
    phone: store.phone ?? '',
    address: store.address ?? '',
  }
}

/** The draft as the server takes it. */
export function storeInputOf(draft: StoreDraft) {
  return {
    name_translations: { 'zh-hant': draft.nameZh, en: draft.nameEn },
    phone: draft.phone,
    address: draft.address,
  }
}

export function StoreFields({
  draft,
  onChange,
  isDisabled = false,
  errorOf,
}: {
  draft: StoreDraft
  onChange: (draft: StoreDraft) => void
  isDisabled?: boolean
  errorOf: (pointer: string) => string | undefined
}) {
  const { t } = useTranslation('stores')
  const field = (name: keyof StoreDraft) => ({
    value: draft[name],
    disabled: isDisabled,
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ ...draft, [name]: event.currentTarget.value }),
  })
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <TextInput
          label={t('details.nameZh')}
          required
          maxLength={100}
          error={errorOf('/name_translations/zh-hant')}
          {...field('nameZh')}
        />
        <TextInput label={t('details.nameEn')} maxLength={100} {...field('nameEn')} />
      </SimpleGrid>
      <TextInput
        label={t('details.phone')}
        type="tel"
        maxLength={40}
        error={errorOf('/phone')}
        {...field('phone')}
      />
      <TextInput
        label={t('details.address')}
        maxLength={300}
        error={errorOf('/address')}
        {...field('address')}
      />
    </>
  )
}
