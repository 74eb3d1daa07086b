import { useTranslation } from 'react-i18next'
import type { FieldChange, StoryEntryJson } from '../../../src/console-api/orders/contract.ts'
import { useFormat } from '../../format.ts'
import { useValueText } from './use-value-text.ts'

/** Functions that say what an entry of the story was, and its details, line by line. */
export function useStoryText(currency: string) {
  const { t, i18n } = useTranslation('order')
  const { money, number } = useFormat()
  const change = useChangeText(currency)
  const signed = (value: number, text: string) => (value > 0 ? `+${text}` : text)
  const known = (key: string, otherwise: string) =>
    i18n.exists(key, { ns: 'order' }) ? t(key as 'story.title') : otherwise

  function title({ kind, what, data }: StoryEntryJson): string {
    if (kind === 'stock') return known(`story.movements.${what}`, what)
    if (kind === 'message') return t(isPrivate(what, data) ? 'story.note' : 'story.message')
    if (kind === 'webhook') return known(`story.webhookStates.${data.state}`, String(data.state))
    if (kind === 'ledger') {
      const amount = Number(data.amount)
      if (data.ledger === 'points') {
        return t('story.points', { amount: signed(amount, number(amount)) })
      }
      return t('story.credits', { amount: signed(amount, money(amount, currency)) })
    }
    return known(`story.${what}`, what)
  }

  function details({ kind, what, data, changes }: StoryEntryJson): string[] {
    if (kind === 'message') return data.text ? [String(data.text)] : []
    if (kind === 'stock') {
      const quantity = Number(data.quantity)
      const { title: name, sku, warehouse } = data as Record<string, string>
      const moved = signed(quantity, number(quantity))
      return [t('story.stockMoved', { title: name, sku, warehouse, quantity: moved })]
    }
    if (kind === 'webhook') {
      const tries = t('story.attempts', { count: Number(data.attempt_count) })
      return [t('story.webhookTo', { topic: what, address: String(data.address) }), tries]
    }
    if (kind === 'ledger') return []
    // What was split off is linked, which says more than its id.
    const told = changes.filter(({ field }) => field !== 'child_order_ids')
    return [...told.map(change), ...reasons(data)]
  }

  function reasons(data: Record<string, unknown>): string[] {
    const reason = data.reason as { message?: string } | undefined
    return [
      ...(reason?.message ? [t('story.reason', { reason: reason.message })] : []),
      ...(typeof data.status === 'string' ? [t('story.reported', { status: data.status })] : []),
    ]
  }

  return { title, details }
}

function isPrivate(what: string, data: Record<string, unknown>): boolean {
  return what === 'note' || data.is_private === true
}

/** A function that says one change of a field in a sentence. */
function useChangeText(currency: string): (change: FieldChange) => string {
  const { t, i18n } = useTranslation('order')
  const { money } = useFormat()
  const value = useValueText(currency)
  const name = (field: string) =>
    i18n.exists(`fields.${field}`, { ns: 'order' }) ? t(`fields.${field}` as 'fields.note') : field
  return ({ field, before, after, line }) => {
    if (field === 'line_added' || field === 'line_removed') {
      const { quantity, total_minor } = (after ?? before) as {
        quantity: number
        total_minor: number
      }
      const total = money(line?.kind === 'discount' ? -total_minor : total_minor, currency)
      const key = field === 'line_added' ? 'story.lineAdded' : 'story.lineRemoved'
      return t(key, { line: line?.title ?? '', quantity, total })
    }
    const values = { before: value(field, before), after: value(field, after) }
    if (!line) return t('story.change', { field: name(field), ...values })
    return t('story.lineChange', { line: line.title, field: name(field), ...values })
  }
}
