import { useLocalStorage } from '@mantine/hooks'
import { useSession } from '../session.ts'
import { type ColumnName, columnNames, defaultColumns } from './OrderColumns.tsx'

const known = (names: readonly string[]) => columnNames.filter((name) => names.includes(name))

/**
 * The columns that are shown: those of the opened view, else those that this person chose in this
 * browser. What is chosen while a view is open belongs to the view's address.
 */
export function useOrderColumns(
  ofView: string[] | undefined,
  onViewColumns: (columns: ColumnName[]) => void,
) {
  const { staff, merchant } = useSession()
  const [own, setOwn] = useLocalStorage<ColumnName[]>({
    key: `guitai.orders.columns.${staff?.id ?? merchant.id}`,
    defaultValue: defaultColumns,
    getInitialValueInEffect: false,
  })
  const shown = known(ofView ?? own)
  const choose = (columns: readonly ColumnName[]) => {
    const chosen = known(columns)
    if (ofView) onViewColumns(chosen)
    else setOwn(chosen)
  }
  return { shown, choose, reset: () => choose(defaultColumns) }
}
