import { useTranslation } from 'react-i18next'
import type { OptionStatus } from '../../../src/console-api/settings/contract.ts'
import { api } from '../../api.ts'
import { useNameIn } from '../../forms/option-fields.tsx'
import { useWrite } from '../../use-write.ts'

interface Option {
  id: string
  version: number
  status: OptionStatus
  name_translations: Record<string, string>
}

/** Takes a way of delivery or payment out of use, or back into it. */
export function useToggle(path: '/delivery-options' | '/payment-methods') {
  const { t } = useTranslation('settings')
  const nameIn = useNameIn()
  const toggle = useWrite(
    (option: Option) =>
      api.patch<Option>(
        `${path}/${option.id}`,
        { status: option.status === 'active' ? 'inactive' : 'active' },
        { ifMatch: option.version },
      ),
    {
      stale: ['settings', 'orders'],
      said: (option) =>
        t(option.status === 'active' ? 'options.activated' : 'options.deactivated', {
          name: nameIn(option.name_translations),
        }),
    },
  )
  return {
    toggle: (option: Option) => toggle.mutate(option),
    busyId: toggle.isPending ? toggle.variables?.id : undefined,
    error: toggle.error,
  }
}
